using Grpc.Core;
using Picasso.Contracts.Payments;

namespace Picasso.Web.Tests.Fakes;

/// <summary>The terms of sellers: a fee of ten percent.</summary>
internal sealed class StubSales : Sales.SalesClient
{
    public override AsyncUnaryCall<SellerTerms> GetSellerTermsAsync(GetSellerTermsRequest request, CallOptions options) => new(
        Task.FromResult(new SellerTerms { FeeBasisPoints = 1000, ReserveBasisPoints = 1000, ReserveDays = 120 }), Task.FromResult(new Metadata()),
        () => Status.DefaultSuccess, () => [], () => { });
}
