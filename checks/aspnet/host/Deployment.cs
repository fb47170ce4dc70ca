using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http.Formatting;
using System.Web.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;
using LCManagerPartner.Implementation.Request;
using Row = LCManagerPartner.Implementation.Response.ClientLeadsPagingInfoResponse.ClientLeadsPagingInfoLeadsClient;

/// <summary>The deployment of the API: the settings of a test, and the last bound request.</summary>
public class Deployment
{
    public static Deployment Current;

    public List<Row> Rows = new List<Row>();
    public int ErrorCode;
    public string Message;
    public bool NullList;
    public bool Fails;
    public bool ReadsNoForms;
    public ClientLeadsPagingInfoRequest Bound;

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
        json.NullValueHandling = NullValueHandling.Include;
        return new HttpServer(configuration);
    }

    /// <summary>Returns the members of the bound request for a header, each as text: JSON readers round integers past 2^53.</summary>
    public string BoundText()
    {
        var members = Bound == null ? null : typeof(ClientLeadsPagingInfoRequest).GetProperties()
            .ToDictionary(property => property.Name, property => ToText(property.GetValue(Bound, null)));
        return Uri.EscapeDataString(JsonConvert.SerializeObject(members));
    }

    static string ToText(object value)
    {
        var format = value is DateTime ? "{0:yyyy-MM-ddTHH:mm:ss.fffffff}" : "{0}";
        return value == null ? null : string.Format(CultureInfo.InvariantCulture, format, value);
    }
}
