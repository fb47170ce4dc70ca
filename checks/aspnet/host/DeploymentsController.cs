using System;
using System.Collections.Generic;
using System.Globalization;
using System.Web.Http;

/// <summary>What tests ask for: deployments, and what was bound in them.</summary>
public class DeploymentsController : ApiController
{
    static readonly Dictionary<int, Deployment> deployments = new Dictionary<int, Deployment>();

    public int Post(Deployment deployment)
    {
        var id = Program.Add(deployment);
        deployments[id] = deployment;
        return id;
    }

    /// <summary>Returns what the last request of a deployment was bound to, and forgets it.</summary>
    public Dictionary<string, string> Delete(int id)
    {
        var bound = deployments[id].Bound;
        deployments[id].Bound = null;
        return bound == null ? null : new Dictionary<string, string>
        {
            // As text, since JSON readers round integers past 2^53.
            { "Operator", bound.Operator.ToString(CultureInfo.InvariantCulture) },
            { "SiteCode", bound.SiteCode },
            { "Token", bound.Token.ToString(CultureInfo.InvariantCulture) },
            { "BegDate", ToText(bound.BegDate) },
            { "Client", bound.Client.ToString(CultureInfo.InvariantCulture) },
            { "EndDate", ToText(bound.EndDate) },
            { "Length", bound.Length.ToString(CultureInfo.InvariantCulture) },
            { "Start", bound.Start.ToString(CultureInfo.InvariantCulture) },
        };
    }

    static string ToText(DateTime? time)
    {
        return time == null ? null : time.Value.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture);
    }
}
