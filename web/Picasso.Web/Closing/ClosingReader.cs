using Picasso.Contracts.Payments;
using Picasso.Contracts.Pictures;

namespace Picasso.Web.Closing;

/// <summary>Reads the effects of closing an account for its holder, from the other services.</summary>
internal sealed class ClosingReader(
    Sales.SalesClient sales, Payouts.PayoutsClient payouts, Purchases.PurchasesClient purchases, PictureQueries.PictureQueriesClient pictures)
{
    private const int PageSize = 100;

    // Enough for 2,000 of each; further ones are closed under the same rules, but not listed.
    private const int MaxPages = 20;

    public async Task<ClosingSummary> ReadAsync(CancellationToken cancellationToken)
    {
        var balance = sales.GetBalanceAsync(new GetBalanceRequest(), cancellationToken: cancellationToken);
        var paid = payouts.GetMineAsync(new GetPayoutsRequest(), cancellationToken: cancellationToken);
        var open = purchases.HasOpenAsync(new HasOpenRequest(), cancellationToken: cancellationToken);
        var (bought, owned) = (OpenPurchasesAsync(cancellationToken), OwnedAsync(cancellationToken));
        await Task.WhenAll(balance.ResponseAsync, paid.ResponseAsync, open.ResponseAsync, bought, owned);
        var (money, mine) = (await balance, await owned);
        return new ClosingSummary(
            [.. money.Balances.Where(amount => amount.Minor != 0)],
            [.. money.Reserves.Where(amount => amount.Minor != 0)],
            [.. (await paid).Payouts.Where(payout => !payout.Paid)],
            await bought,
            (await open).Open,
            [.. mine.Where(picture => picture.TimesSold == 0)],
            [.. mine.Where(picture => picture.TimesSold > 0)]);
    }

    private async Task<List<Purchase>> OpenPurchasesAsync(CancellationToken cancellationToken)
    {
        List<Purchase> open = [];
        var cursor = "";
        for (var page = 0; page < MaxPages; page++)
        {
            var answer = await purchases.ListMineAsync(
                new ListPurchasesRequest { Cursor = cursor, PageSize = PageSize }, cancellationToken: cancellationToken);
            open.AddRange(answer.Purchases.Where(purchase => purchase.State is not (PurchaseState.Completed or PurchaseState.Rejected
                or PurchaseState.Refunded or PurchaseState.Upheld or PurchaseState.Reversed)));
            cursor = answer.NextCursor;
            if (cursor.Length == 0)
                break;
        }

        return open;
    }

    private async Task<List<Picture>> OwnedAsync(CancellationToken cancellationToken)
    {
        List<Picture> owned = [];
        var cursor = "";
        for (var page = 0; page < MaxPages; page++)
        {
            var answer = await pictures.ListMineAsync(new ListMineRequest { Cursor = cursor, PageSize = PageSize }, cancellationToken: cancellationToken);
            owned.AddRange(answer.Pictures);
            cursor = answer.NextCursor;
            if (cursor.Length == 0)
                break;
        }

        return owned;
    }
}
