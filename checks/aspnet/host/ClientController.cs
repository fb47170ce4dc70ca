using System;
using System.Linq;
using System.Data.SqlTypes;
using System.Web.Http;
using LCManagerPartner.Implementation.Request;
using LCManagerPartner.Implementation.Response;

namespace LCManagerPartner.Controllers
{
    public class ClientController : ApiController
    {
        [HttpPost]
        public ClientLeadsPagingInfoResponse LeadsPagingInfo(ClientLeadsPagingInfoRequest request)
        {
            var deployment = Deployment.Current;
            deployment.Bound = request;
            // Reading the period of a null request throws, as in any action without checks.
            request = deployment.Fails ? null : request;
            var found = deployment.Rows.Where(row => IsInPeriod(row.ProcTime, request)).ToList();
            if (deployment.ErrorCode != 0)
            {
                return new ClientLeadsPagingInfoResponse
                {
                    ErrorCode = deployment.ErrorCode,
                    Message = deployment.Message,
                };
            }
            var page = found
                .Skip(Math.Max(request.Start, 1) - 1)
                .Take(Math.Max(request.Length, 0))
                .ToList();
            return new ClientLeadsPagingInfoResponse
            {
                TotalRows = found.Count,
                TotalRowsSelect = page.Count,
                LeadsClients = page.Count == 0 && deployment.NullList ? null : page,
            };
        }

        /// <summary>Compares as SQL Server does with parameters of the type datetime.</summary>
        static bool IsInPeriod(DateTime? time, ClientLeadsPagingInfoRequest request)
        {
            var from = ToSqlDateTime(request.BegDate);
            var to = ToSqlDateTime(request.EndDate);
            if (from == null && to == null)
            {
                return true;
            }
            return !IsNoDate(time) && (from == null || time >= from) && (to == null || time <= to);
        }

        /// <summary>The first day of .NET's calendar stands for a NULL of the database.</summary>
        static bool IsNoDate(DateTime? time)
        {
            return time == null || time == default(DateTime);
        }

        static DateTime? ToSqlDateTime(DateTime? time)
        {
            return IsNoDate(time) ? (DateTime?)null : new SqlDateTime(time.Value).Value;
        }
    }
}
