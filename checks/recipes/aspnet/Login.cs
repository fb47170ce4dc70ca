using System.IO;
using System.Web;
using System.Web.SessionState;

/// <summary>Signs in whoever asks, as a site's own form would.</summary>
public class Login : IHttpHandler, IRequiresSessionState
{
    public bool IsReusable => true;

    public void ProcessRequest(HttpContext context)
    {
        // ASP.NET's own Form refuses markup, which a test signs in with.
        var body = new StreamReader(context.Request.InputStream).ReadToEnd();
        var form = HttpUtility.ParseQueryString(body);
        context.Session["client"] = form["login"];
        context.Session["token"] = form["password"];
    }
}
