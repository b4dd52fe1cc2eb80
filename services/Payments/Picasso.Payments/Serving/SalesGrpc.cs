using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts.Payments;
using Picasso.Payments.Selling;
using Picasso.ServiceDefaults.Authentication;

namespace Picasso.Payments.Serving;

[Authorize]
internal sealed class SalesGrpc(SaleReading reading) : Sales.SalesBase
{
    public override async Task<ListSalesResponse> ListMine(ListSalesRequest request, ServerCallContext context)
    {
        var page = await reading.ListAsync(
            context.GetCaller().UserId, new PageRequest(request.Cursor, request.PageSize), context.CancellationToken);
        return new ListSalesResponse { Sales = { page.Rows.Select(row => row.ToContract()) }, NextCursor = page.NextCursor };
    }

    public override async Task<GetBalanceResponse> GetBalance(GetBalanceRequest request, ServerCallContext context)
    {
        var balances = await reading.BalancesAsync(context.GetCaller().UserId, context.CancellationToken);
        return new GetBalanceResponse { Balances = { balances.Select(balance => balance.ToContract()) } };
    }
}
