using System.Net;
using Stripe;

namespace Picasso.Payments.Providers.Stripe;

/// <summary>Sellers as connected accounts; payouts as transfers to them, found by their transfer group.</summary>
internal sealed class StripeSellers(StripeConnection connection) : ISellerAccounts
{
    private readonly AccountService _accounts = new(connection.Client);
    private readonly AccountLinkService _links = new(connection.Client);
    private readonly TransferService _transfers = new(connection.Client);

    public async Task<ProviderAccount> OpenAsync(string sellerId, CancellationToken cancellationToken)
    {
        var wish = new AccountCreateOptions
        {
            Type = "express",
            Capabilities = new AccountCapabilitiesOptions { Transfers = new AccountCapabilitiesTransfersOptions { Requested = true } },
            Metadata = new() { [StripeNames.SellerId] = sellerId },
        };
        return AccountOf(await _accounts.CreateAsync(
            wish, new RequestOptions { IdempotencyKey = $"{sellerId}:account" }, cancellationToken));
    }

    public async Task<ProviderAccount> GetAsync(string accountId, CancellationToken cancellationToken) =>
        AccountOf(await _accounts.GetAsync(accountId, cancellationToken: cancellationToken));

    public async Task<Uri> LinkAsync(string accountId, Uri back, CancellationToken cancellationToken)
    {
        var wish = new AccountLinkCreateOptions
        {
            Account = accountId, Type = "account_onboarding", ReturnUrl = back.ToString(), RefreshUrl = back.ToString(),
        };
        return new Uri((await _links.CreateAsync(wish, cancellationToken: cancellationToken)).Url);
    }

    public async Task<TransferReport> TransferAsync(TransferOrder order, CancellationToken cancellationToken)
    {
        // Stripe keeps a key for a day; the list has no such limit.
        var query = new TransferListOptions { TransferGroup = order.Key, Limit = 10 };
        if ((await _transfers.ListAsync(query, cancellationToken: cancellationToken)).Data.FirstOrDefault() is { } known)
            return new TransferReport(known.Id);
        try
        {
            return new TransferReport((await _transfers.CreateAsync(
                WishOf(order), new RequestOptions { IdempotencyKey = $"{order.Key}:{order.Refusals}" }, cancellationToken)).Id);
        }
        catch (StripeException refusal) when (refusal.HttpStatusCode is HttpStatusCode.BadRequest or HttpStatusCode.PaymentRequired)
        {
            return new TransferReport("", refusal.StripeError?.Code ?? "refused");
        }
    }

    private static TransferCreateOptions WishOf(TransferOrder order) => new()
    {
        Amount = order.Amount.Minor,
        Currency = order.Amount.Currency.ToLowerInvariant(),
        Destination = order.AccountId,
        TransferGroup = order.Key,
        Metadata = new() { [StripeNames.Key] = order.Key, [StripeNames.SellerId] = order.SellerId },
    };

    private static ProviderAccount AccountOf(Account account) =>
        new(account.Id, account.PayoutsEnabled && account.Capabilities?.Transfers == "active");
}
