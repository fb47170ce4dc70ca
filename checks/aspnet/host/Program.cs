using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using System.Web.Http;

/// <summary>
/// Serves deployments of the API on a free port, which it writes to its standard output. Ends with
/// its standard input, and so with the process that has started it.
/// </summary>
static class Program
{
    static readonly List<HttpMessageInvoker> servers = new List<HttpMessageInvoker>();

    static void Main()
    {
        var listener = Listen();
        servers.Add(new HttpMessageInvoker(CreateControl()));
        Console.WriteLine(listener.Prefixes.Single());
        Task.Run(() => Serve(listener));
        Console.In.ReadToEnd();
    }

    /// <summary>Adds a deployment and returns its number, which starts the path of its URLs.</summary>
    public static int Add(Deployment deployment)
    {
        servers.Add(new HttpMessageInvoker(deployment.CreateServer()));
        return servers.Count - 1;
    }

    static HttpServer CreateControl()
    {
        var configuration = new HttpConfiguration();
        configuration.Routes.MapHttpRoute("Control", "{controller}/{id}", new { id = RouteParameter.Optional });
        return new HttpServer(configuration);
    }

    /// <summary>HttpListener cannot choose a port, so the one of a socket that is closed again is taken.</summary>
    static HttpListener Listen()
    {
        var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        var port = ((IPEndPoint)socket.LocalEndpoint).Port;
        socket.Stop();
        var listener = new HttpListener();
        listener.Prefixes.Add("http://127.0.0.1:" + port + "/");
        listener.Start();
        return listener;
    }

    static async Task Serve(HttpListener listener)
    {
        for (;;)
        {
            Answer(await listener.GetContextAsync());
        }
    }

    static async void Answer(HttpListenerContext context)
    {
        using (var request = ToMessage(context.Request))
        using (var response = await ServerOf(request).SendAsync(request, CancellationToken.None))
        using (var answer = await Buffer(response))
        {
            await Send(answer, context.Response);
        }
    }

    /// <summary>Writes the body to memory, and answers with 500 if that fails, as Web API does under IIS.</summary>
    static async Task<HttpResponseMessage> Buffer(HttpResponseMessage response)
    {
        try
        {
            response.Content = response.Content ?? new ByteArrayContent(new byte[0]);
            await response.Content.LoadIntoBufferAsync();
            return response;
        }
        catch (Exception)
        {
            return new HttpResponseMessage(HttpStatusCode.InternalServerError)
            {
                Content = new ByteArrayContent(new byte[0]),
            };
        }
    }

    /// <summary>Strips the number of the server from the path, as IIS strips the path of an application.</summary>
    static HttpMessageInvoker ServerOf(HttpRequestMessage request)
    {
        var uri = request.RequestUri;
        var number = uri.Segments[1];
        var path = uri.AbsolutePath.Substring(number.Length);
        request.RequestUri = new Uri(uri, path + uri.Query);
        return servers[int.Parse(number.TrimEnd('/'))];
    }

    static HttpRequestMessage ToMessage(HttpListenerRequest request)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.HttpMethod), request.Url)
        {
            Content = new StreamContent(request.InputStream),
        };
        foreach (string name in request.Headers)
        {
            var value = request.Headers[name];
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }
        return message;
    }

    static async Task Send(HttpResponseMessage message, HttpListenerResponse response)
    {
        response.StatusCode = (int)message.StatusCode;
        foreach (var header in message.Headers.Concat(message.Content.Headers))
        {
            response.Headers[header.Key] = string.Join(", ", header.Value);
        }
        // In one write, since the end of a chunked body would wait for an acknowledgement.
        response.Close(await message.Content.ReadAsByteArrayAsync(), true);
    }
}
