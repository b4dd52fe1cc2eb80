using Picasso.Contracts.Bus;
using Picasso.Kernel;
using Picasso.Reactions.Publishing;
using Picasso.Reactions.Storing;

namespace Picasso.Conformance.Tests.Reactions;

/// <summary>What every adapter of <see cref="IReactionStore"/> holds. An adapter adds one line: how to open a fresh store.</summary>
public abstract partial class ReactionStoreConformance : IAsyncDisposable
{
    private protected static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private protected ReactionStoreConformance(FreshStore fresh) => (Fresh, Store, Reopen) = (fresh, fresh.Open(), fresh.Open);

    private protected FreshStore Fresh { get; }

    private protected IReactionStore Store { get; }

    /// <summary>The same data behind another instance, as another process has it.</summary>
    private protected Func<IReactionStore> Reopen { get; }

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected static string Id() => Ids.New(TimeProvider.System);

    private protected async Task<List<object>> FactsAsync() =>
        (await Store.ReadOutboxAsync(0, 1000, Cancel)).Select(FactTypes.Read).ToList();

    private protected async Task<List<T>> FactsAsync<T>() => (await FactsAsync()).OfType<T>().ToList();

    private protected Task<LikeOutcome> LikeAsync(string pictureId, string userId) =>
        Store.LikeAsync(new Like(pictureId, userId, Now), "owner", Cancel);

    private protected async Task<PictureReactionsChanged?> CountsAsync(string pictureId) =>
        (await Store.ReadCountsAsync([pictureId], Cancel)).GetValueOrDefault(pictureId);

    public async ValueTask DisposeAsync()
    {
        await Fresh.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>A fresh, empty place for one test, and how to open a store there.</summary>
internal abstract class FreshStore : IAsyncDisposable
{
    public abstract IReactionStore Open();

    /// <summary>What a process does before its store is used.</summary>
    public virtual Task PrepareAsync() => Task.CompletedTask;

    public abstract ValueTask DisposeAsync();
}
