using Microsoft.Extensions.Options;
using Picasso.Kernel;

namespace Picasso.Payments.Providers.Sandbox;

/// <summary>Payouts without a bank: an account is complete once its onboarding link was requested, and transfers succeed.</summary>
internal sealed class SandboxSellers(SandboxTransactions books, IOptions<SandboxOptions> options, TimeProvider clock) : ISellerAccounts
{
    public Task<ProviderAccount> OpenAsync(string sellerId, CancellationToken cancellationToken) => WriteAsync(
        entries => entries.OpenAccount($"acct_{Ids.From($"sandbox/{sellerId}")}", clock.GetUtcNow()), cancellationToken);

    public Task<ProviderAccount> GetAsync(string accountId, CancellationToken cancellationToken) =>
        WriteAsync(entries => entries.GetAccount(accountId), cancellationToken);

    public async Task<Uri> LinkAsync(string accountId, Uri back, CancellationToken cancellationToken)
    {
        await WriteAsync(entries => entries.Onboard(accountId), cancellationToken);
        return back;
    }

    public Task<TransferReport> TransferAsync(TransferOrder order, CancellationToken cancellationToken) => WriteAsync(entries =>
    {
        if (entries.FindTransfer(order.Key) is { } known)
            return known.IsFor(order) ? new TransferReport(known.Id) : new TransferReport("", IdempotencyKey.Reused);
        if (!entries.GetAccount(order.AccountId).IsActive)
            return new TransferReport("", "account_not_active");
        if (order.Refusals < options.Value.FailingTransfers)
            return new TransferReport("", "balance_insufficient");
        return new TransferReport(entries.AddTransfer($"tr_{Ids.New(clock)}", order, clock.GetUtcNow()));
    }, cancellationToken);

    private Task<T> WriteAsync<T>(Func<SandboxEntries, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(books.Write(work));
    }
}
