// The data contracts of the API, as its help page documents them. The DataContractSerializer derives
// namespaces and names of the XML from them.
using System;
using System.Collections.Generic;

namespace LCManagerPartner.Implementation.Abstractions
{
    public abstract class BaseRequest
    {
        public long Operator { get; set; }
        public string SiteCode { get; set; }
        public long Token { get; set; }
    }

    public abstract class BaseResponse
    {
        public int ErrorCode { get; set; }
        public string Message { get; set; }
    }
}

namespace LCManagerPartner.Implementation.Request
{
    public class ClientLeadsPagingInfoRequest : Abstractions.BaseRequest
    {
        public DateTime? BegDate { get; set; }
        public long Client { get; set; }
        public DateTime? EndDate { get; set; }
        public int Length { get; set; }
        public int Start { get; set; }
    }
}

namespace LCManagerPartner.Implementation.Response
{
    public class ClientLeadsPagingInfoResponse : Abstractions.BaseResponse
    {
        public int TotalRows { get; set; }
        public int TotalRowsSelect { get; set; }
        public List<ClientLeadsPagingInfoLeadsClient> LeadsClients { get; set; }

        public class ClientLeadsPagingInfoLeadsClient
        {
            public int Id { get; set; }
            public int Leads { get; set; }
            public DateTime? ProcTime { get; set; }
            public string LeadSourceName { get; set; }
            public string LeadStatusName { get; set; }
            public string LeadTypeName { get; set; }
            public string FormName { get; set; }
            public string Subject { get; set; }
            public string LeadMarkName { get; set; }
            public int CountNotReadMessage { get; set; }
        }
    }
}
