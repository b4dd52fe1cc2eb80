using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Payments.Quoting;
using Picasso.Payments.ReadingSales;
using Picasso.ServiceDefaults.Authentication;

namespace Picasso.Payments.Serving;

[Authorize]
internal sealed class SalesGrpc(SaleReading reading, Statements statements, EarningsReading earnings, IOptions<PaymentsOptions> options) : Sales.SalesBase
{
    private const int MostPictures = 50;

    [AllowAnonymous]
    public override Task<SellerTerms> GetSellerTerms(GetSellerTermsRequest request, ServerCallContext context) => Task.FromResult(new SellerTerms
    {
        FeeBasisPoints = options.Value.FeeBasisPoints,
        ReserveBasisPoints = options.Value.ReserveBasisPoints,
        ReserveDays = (int)options.Value.ReserveFor.TotalDays,
    });

    public override async Task<ListSalesResponse> ListMine(ListSalesRequest request, ServerCallContext context)
    {
        var page = await reading.ListAsync(
            context.GetCaller().UserId, new PageRequest(request.Cursor, request.PageSize), context.CancellationToken);
        return new ListSalesResponse { Sales = { page.Rows.Select(row => row.ToContract()) }, NextCursor = page.NextCursor };
    }

    public override async Task<GetBalanceResponse> GetBalance(GetBalanceRequest request, ServerCallContext context)
    {
        var accounts = await reading.AccountsAsync(context.GetCaller().UserId, context.CancellationToken);
        return new GetBalanceResponse
        {
            Balances = { accounts.Select(account => new Money(account.BalanceMinor, account.Currency).ToContract()) },
            Reserves = { accounts.Select(account => new Money(account.ReserveMinor, account.Currency).ToContract()) },
        };
    }

    public override async Task<Earnings> GetEarnings(GetEarningsRequest request, ServerCallContext context)
    {
        var picture = request.PictureId.Length == 0 ? null : Ids.Require(request.PictureId, "picture_id");
        var sums = await earnings.ReadAsync(
            new EarningsPeriod(context.GetCaller().UserId, picture, request.FromDay, request.ToDay), context.CancellationToken);
        return new Earnings
        {
            Days = { sums.Days.Select(one => new DayEarnings { Day = one.Day, Amount = one.Amount.ToContract() }) },
            Pictures =
            {
                sums.Pictures(MostPictures).Select(one => new PictureEarnings { PictureId = one.PictureId, Title = one.Title, Amount = one.Amount.ToContract() }),
            },
        };
    }

    public override async Task GetStatement(
        GetStatementRequest request, IServerStreamWriter<StatementPart> responseStream, ServerCallContext context)
    {
        var (period, cancel) = (request.ToPeriod(context.GetCaller().UserId), context.CancellationToken);
        var balance = await statements.OpeningAsync(period, cancel);
        await responseStream.WriteAsync(new StatementPart { Opening = balance.ToContract() }, cancel);
        await foreach (var lines in statements.LinesAsync(period, cancel))
        {
            var part = new StatementPart();
            foreach (var line in lines)
            {
                balance = balance with { Minor = checked(balance.Minor + line.AmountMinor) };
                part.Lines.Add(line.ToContract(balance));
            }

            await responseStream.WriteAsync(part, cancel);
        }

        await responseStream.WriteAsync(new StatementPart { Closing = balance.ToContract() }, cancel);
    }
}
