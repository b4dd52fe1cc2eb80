using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Picasso.Contracts.Payments;
using Picasso.Web.Hosting;

namespace Picasso.Web.Selling;

/// <summary>What a seller gets of a price, from payments. A price can be entered without it.</summary>
internal sealed class SellerTermsReader(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SellerTermsReader> logger)
    : OccasionalRead<SellerTerms>(scopes, clock, logger)
{
    /// <inheritdoc />
    protected override async Task<SellerTerms> RequestAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        await services.GetRequiredService<Sales.SalesClient>().GetSellerTermsAsync(new GetSellerTermsRequest(), cancellationToken: cancellationToken);
}
