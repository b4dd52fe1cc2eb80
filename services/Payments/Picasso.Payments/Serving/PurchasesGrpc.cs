using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Contracts;
using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Payments.ChargingCards;
using Picasso.Payments.ClosingAccounts;
using Picasso.Payments.Quoting;
using Picasso.Payments.ReadingPurchases;
using Picasso.Payments.StartingPurchases;
using Picasso.ServiceDefaults.Authentication;

namespace Picasso.Payments.Serving;

[Authorize]
internal sealed class PurchasesGrpc(
    PictureQuoting quoting, StartPurchase buying, PurchaseReading reading, PurchaseWatching watching,
    AuthenticationCompletion answering, AccountClosing closing) : Purchases.PurchasesBase
{
    public override async Task<Quote> GetQuote(GetQuoteRequest request, ServerCallContext context)
    {
        var (quote, token) = await quoting.QuoteAsync(context.GetCaller().RequireTrader(), request, context.CancellationToken);
        return quote.ToContract(token);
    }

    public override async Task<Purchase> Buy(BuyRequest request, ServerCallContext context) => (await buying.BuyAsync(
        context.GetCaller().RequireTrader(), request, context.FindClientAddress(), context.CancellationToken)).ToContract();

    public override async Task<FindOpenResponse> FindOpen(FindOpenRequest request, ServerCallContext context) => new()
    {
        Purchase = (await reading.FindUnderwayAsync(
            context.GetCaller().UserId, Ids.Require(request.PictureId, "picture_id"), context.CancellationToken))?.ToContract(),
    };

    public override async Task<Purchase> Get(GetPurchaseRequest request, ServerCallContext context) =>
        (await reading.GetAsync(context.GetCaller().UserId, request.PurchaseId, context.CancellationToken)).ToContract();

    public override async Task Watch(
        GetPurchaseRequest request, IServerStreamWriter<Purchase> responseStream, ServerCallContext context)
    {
        var cancel = context.CancellationToken;
        await foreach (var purchase in watching.WatchAsync(context.GetCaller().UserId, request.PurchaseId, cancel))
            await responseStream.WriteAsync(purchase.ToContract(), cancel);
    }

    public override async Task<ListPurchasesResponse> ListMine(ListPurchasesRequest request, ServerCallContext context) =>
        (await reading.ListAsync(
            context.GetCaller().UserId, request.AcquiredPictureIds, new PageRequest(request.Cursor, request.PageSize), context.CancellationToken)).ToContract();

    public override async Task<BankQuestion> GetBankQuestion(GetPurchaseRequest request, ServerCallContext context) =>
        new() { ClientSecret = await answering.GetSecretAsync(context.GetCaller().UserId, request.PurchaseId, context.CancellationToken) };

    public override async Task<BankAnsweredResponse> BankAnswered(GetPurchaseRequest request, ServerCallContext context)
    {
        await answering.LookAsync(context.GetCaller().UserId, request.PurchaseId, context.CancellationToken);
        return new BankAnsweredResponse();
    }

    [Authorize(Policies.Service)]
    public override async Task<BeginClosingResponse> BeginClosing(BeginClosingRequest request, ServerCallContext context) =>
        new() { Open = await closing.BeginAsync(context.GetCaller().UserId, context.CancellationToken) };

    public override async Task<HasOpenResponse> HasOpen(HasOpenRequest request, ServerCallContext context) =>
        new() { Open = await reading.HasOpenAsync(context.GetCaller().UserId, context.CancellationToken) };
}
