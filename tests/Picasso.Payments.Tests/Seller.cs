using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Picasso.Contracts.Payments;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

/// <summary>Somebody whose pictures are bought.</summary>
public sealed class Seller(PaymentsWorld world, string id)
{
    public string Id { get; } = id;

    private Sales.SalesClient Sales => world.Host.Client<Sales.SalesClient>(TestTokens.For(Id));

    public async Task<IReadOnlyList<Sale>> SalesAsync() =>
        (await Sales.ListMineAsync(new ListSalesRequest(), cancellationToken: PaymentsWorld.Cancel)).Sales;

    public async Task<ListSalesResponse> SalesPageAsync(string cursor, int size) =>
        await Sales.ListMineAsync(new ListSalesRequest { Cursor = cursor, PageSize = size }, cancellationToken: PaymentsWorld.Cancel);

    public async Task<long> BalanceAsync(string currency = "EUR") =>
        (await Sales.GetBalanceAsync(new GetBalanceRequest(), cancellationToken: PaymentsWorld.Cancel))
        .Balances.SingleOrDefault(balance => balance.Currency == currency)?.Minor ?? 0;

    public async Task<Earnings> EarningsAsync(string pictureId = "", int days = 400)
    {
        var today = (int)(world.Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalDays;
        return await Sales.GetEarningsAsync(
            new GetEarningsRequest { FromDay = today - days + 1, ToDay = today, PictureId = pictureId }, cancellationToken: PaymentsWorld.Cancel);
    }

    public async Task<long> ReserveAsync() =>
        (await Sales.GetBalanceAsync(new GetBalanceRequest(), cancellationToken: PaymentsWorld.Cancel)).Reserves.Sum(reserve => reserve.Minor);

    public async Task<IReadOnlyList<StatementPart>> StatementAsync(DateTimeOffset from, DateTimeOffset to, string currency = "EUR")
    {
        using var call = Sales.GetStatement(
            new GetStatementRequest { Currency = currency, From = from.ToTimestamp(), To = to.ToTimestamp() },
            cancellationToken: PaymentsWorld.Cancel);
        return await call.ResponseStream.ReadAllAsync(PaymentsWorld.Cancel).ToListAsync(PaymentsWorld.Cancel);
    }

    public async Task<bool> HasOpenAsync() => (await world.Host.Client<Purchases.PurchasesClient>(TestTokens.For(Id))
        .HasOpenAsync(new HasOpenRequest(), cancellationToken: PaymentsWorld.Cancel)).Open;
}
