using System;
using System.Linq;
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
            if (deployment.Fails)
            {
                throw new NullReferenceException();
            }
            if (deployment.ErrorCode != 0)
            {
                return new ClientLeadsPagingInfoResponse
                {
                    ErrorCode = deployment.ErrorCode,
                    Message = deployment.Message,
                };
            }
            var page = deployment.Rows
                .Skip(Math.Max(request.Start, 1) - 1)
                .Take(Math.Max(request.Length, 0))
                .ToList();
            return new ClientLeadsPagingInfoResponse
            {
                TotalRows = deployment.Rows.Count,
                TotalRowsSelect = page.Count,
                LeadsClients = page.Count == 0 && deployment.NullList ? null : page,
            };
        }
    }
}
