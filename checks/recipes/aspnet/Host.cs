using System;
using System.IO;
using System.Net;
using System.Web;
using System.Web.Hosting;

/// <summary>Serves the ASP.NET application in a folder: mono Host.exe FOLDER PORT.</summary>
public class Host : MarshalByRefObject
{
    public static void Main(string[] arguments)
    {
        var host = (Host)ApplicationHost.CreateApplicationHost(typeof(Host), "/", arguments[0]);
        host.Serve("http://127.0.0.1:" + arguments[1] + "/");
    }

    /// <summary>Runs in the application's own domain, request after request.</summary>
    public void Serve(string prefix)
    {
        var listener = new HttpListener();
        listener.Prefixes.Add(prefix);
        listener.Start();
        for (;;)
        {
            HttpRuntime.ProcessRequest(new Worker(listener.GetContext()));
        }
    }

    /// <summary>Keeps the host for as long as it serves: by default a remote object lives for minutes.</summary>
    public override object InitializeLifetimeService() => null;
}

/// <summary>Hands a request of an HttpListener to ASP.NET, and sends what ASP.NET answers.</summary>
class Worker : SimpleWorkerRequest
{
    readonly HttpListenerContext context;
    readonly MemoryStream body = new MemoryStream();

    public Worker(HttpListenerContext context)
        : base(context.Request.Url.AbsolutePath.Substring(1), context.Request.Url.Query.TrimStart('?'), null)
    {
        this.context = context;
    }

    public override string GetHttpVerbName() => context.Request.HttpMethod;

    public override string GetKnownRequestHeader(int index) =>
        context.Request.Headers[GetKnownRequestHeaderName(index)];

    public override string GetUnknownRequestHeader(string name) => context.Request.Headers[name];

    public override byte[] GetPreloadedEntityBody()
    {
        var sent = new MemoryStream();
        context.Request.InputStream.CopyTo(sent);
        return sent.ToArray();
    }

    public override bool IsEntireEntityBodyIsPreloaded() => true;

    public override void SendStatus(int status, string description) => context.Response.StatusCode = status;

    public override void SendKnownResponseHeader(int index, string value) =>
        SendUnknownResponseHeader(GetKnownResponseHeaderName(index), value);

    public override void SendUnknownResponseHeader(string name, string value)
    {
        // HttpListener counts the bytes itself.
        if (name != "Content-Length")
        {
            context.Response.AppendHeader(name, value);
        }
    }

    public override void SendResponseFromMemory(byte[] data, int length) => body.Write(data, 0, length);

    public override void FlushResponse(bool isFinal)
    {
        if (isFinal)
        {
            context.Response.Close(body.ToArray(), true);
        }
    }
}
