using System.Web;
using System.Web.SessionState;

/// <summary>Signs in whoever asks, as a site's own form would.</summary>
public class Login : IHttpHandler, IRequiresSessionState
{
    public bool IsReusable => true;

    public void ProcessRequest(HttpContext context)
    {
        // ASP.NET's own QueryString refuses markup, which a test signs in with.
        var query = HttpUtility.ParseQueryString(context.Request.Url.Query);
        context.Session["client"] = query["client"];
        context.Session["token"] = query["token"];
    }
}
