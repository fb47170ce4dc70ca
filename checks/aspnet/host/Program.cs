using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;

/// <summary>
/// Serves the API as the last POST to /deployment says, on a free port, which it writes to its
/// standard output. Ends with its standard input, and so with the process that has started it.
/// </summary>
static class Program
{
    static HttpMessageInvoker api;

    static void Main()
    {
        var listener = Listen();
        Console.WriteLine(listener.Prefixes.Single());
        Task.Run(() => Serve(listener));
        Console.In.ReadToEnd();
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
            var context = await listener.GetContextAsync();
            if (context.Request.Url.AbsolutePath == "/deployment")
            {
                Deploy(new StreamReader(context.Request.InputStream).ReadToEnd());
                context.Response.Close();
            }
            else
            {
                await Answer(context);
            }
        }
    }

    static void Deploy(string json)
    {
        Deployment.Current = JsonConvert.DeserializeObject<Deployment>(json);
        api = new HttpMessageInvoker(Deployment.Current.CreateServer());
    }

    static async Task Answer(HttpListenerContext context)
    {
        Deployment.Current.Bound = null;
        using (var request = ToMessage(context.Request))
        using (var response = await api.SendAsync(request, CancellationToken.None))
        {
            context.Response.Headers["X-Bound"] = Deployment.Current.BoundText();
            await Send(response, context.Response);
        }
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
        message.Content = message.Content ?? new ByteArrayContent(new byte[0]);
        foreach (var header in message.Headers.Concat(message.Content.Headers))
        {
            response.Headers[header.Key] = string.Join(", ", header.Value);
        }
        // In one write, since the end of a chunked body would wait for an acknowledgement.
        response.Close(await message.Content.ReadAsByteArrayAsync(), true);
    }
}
