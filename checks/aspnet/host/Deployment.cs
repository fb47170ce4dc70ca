using System.Collections.Generic;
using System.Linq;
using System.Net.Http.Formatting;
using System.Web.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using LCManagerPartner.Implementation.Request;
using Row = LCManagerPartner.Implementation.Response.ClientLeadsPagingInfoResponse.ClientLeadsPagingInfoLeadsClient;

/// <summary>One deployment of the API: the settings of a test, and the last bound request.</summary>
public class Deployment
{
    public List<Row> Rows { get; set; }
    public int ErrorCode { get; set; }
    public string Message { get; set; }
    public bool NullList { get; set; }
    public bool OmitsNulls { get; set; }
    public bool Fails { get; set; }
    public bool ReadsNoForms { get; set; }

    public ClientLeadsPagingInfoRequest Bound { get; set; }

    public Deployment()
    {
        Rows = new List<Row>();
    }

    public static Deployment Of(HttpConfiguration configuration)
    {
        return (Deployment)configuration.Properties[typeof(Deployment)];
    }

    /// <summary>Configures Web API as its project template does.</summary>
    public HttpServer CreateServer()
    {
        var configuration = new HttpConfiguration
        {
            IncludeErrorDetailPolicy = IncludeErrorDetailPolicy.Always,
        };
        configuration.Routes.MapHttpRoute("Api", "api/{controller}/{action}");
        if (ReadsNoForms)
        {
            foreach (var formatter in configuration.Formatters.OfType<FormUrlEncodedMediaTypeFormatter>().ToList())
            {
                configuration.Formatters.Remove(formatter);
            }
        }
        var json = configuration.Formatters.JsonFormatter.SerializerSettings;
        // The one of Mono's Web API always omits null members; the one of Web API 2 does not.
        json.ContractResolver = new DefaultContractResolver();
        json.NullValueHandling = OmitsNulls ? NullValueHandling.Ignore : NullValueHandling.Include;
        configuration.Properties[typeof(Deployment)] = this;
        return new HttpServer(configuration);
    }
}
