using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Picasso.Users.Model;

namespace Picasso.Users.Tests;

/// <summary>A store of accounts between whose answer and the caller's next call something else happens: what a race does once in a while.</summary>
internal sealed class InterruptedUserStore(IUserStore store) : IUserStore
{
    private (string Prefix, Func<Task> Act)? _next;

    /// <summary>Puts one between the service and its store.</summary>
    public static void AddTo(IHostApplicationBuilder builder)
    {
        var inner = builder.Services.Last(service => service.ServiceType == typeof(IUserStore)).ImplementationType!;
        builder.Services.AddSingleton<IUserStore>(
            provider => new InterruptedUserStore((IUserStore)ActivatorUtilities.CreateInstance(provider, inner)));
    }

    /// <summary>Does this after the next lookup by a key with the prefix, before the caller has the answer. Once.</summary>
    public void AfterLookup(string prefix, Func<Task> act) => _next = (prefix, act);

    public async Task<UserAccount?> FindAsync(AccountKey key, CancellationToken cancellationToken)
    {
        var found = await store.FindAsync(key, cancellationToken);
        if (_next is not { } next || !key.Value.StartsWith(next.Prefix, StringComparison.Ordinal))
            return found;
        _next = null;
        await next.Act();
        return found;
    }

    public Task<UserAccount?> FindAsync(string id, CancellationToken cancellationToken) => store.FindAsync(id, cancellationToken);

    public Task<IReadOnlyList<UserAccount>> FindManyAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        store.FindManyAsync(ids, cancellationToken);

    public Task<bool> AddAsync(UserAccount account, CancellationToken cancellationToken) => store.AddAsync(account, cancellationToken);

    public Task<ReplaceResult> ReplaceAsync(UserAccount account, CancellationToken cancellationToken) => store.ReplaceAsync(account, cancellationToken);

    public Task<IReadOnlyList<UserAccount>> FindOperatorsAsync(CancellationToken cancellationToken) => store.FindOperatorsAsync(cancellationToken);

    public Task<IReadOnlyList<UserAccount>> FindUnnamedAsync(string afterId, int limit, CancellationToken cancellationToken) =>
        store.FindUnnamedAsync(afterId, limit, cancellationToken);

    public Task<IReadOnlyList<UserAccount>> FindDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        store.FindDueAsync(now, limit, cancellationToken);

    public Task<IReadOnlyList<UserAccount>> FindSetAsideAsync(int limit, CancellationToken cancellationToken) =>
        store.FindSetAsideAsync(limit, cancellationToken);
}
