using Picasso.Kernel;
using Picasso.Messages.Storing;

namespace Picasso.Conformance.Tests.Messages;

/// <summary>What every adapter of <see cref="IMessageStore"/> holds. An adapter adds one line: how to open a fresh store.</summary>
public abstract partial class MessageStoreConformance : IAsyncDisposable
{
    private protected static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private protected MessageStoreConformance(FreshMessageStore fresh) => (Fresh, Store, Reopen) = (fresh, fresh.Open(), fresh.Open);

    private protected FreshMessageStore Fresh { get; }

    private protected IMessageStore Store { get; }

    /// <summary>The same data behind another instance, as another process has it.</summary>
    private protected Func<IMessageStore> Reopen { get; }

    private protected static Allowance Plenty => new(1000, Now.AddHours(-1));

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected static string Id() => Ids.New(TimeProvider.System);

    private protected async Task<string> StartAsync(string starterId, string otherId, string pictureId = "")
    {
        var conversation = new NewConversation(Id(), starterId, otherId, pictureId, Now);
        (await Store.StartAsync(conversation, Plenty, Cancel)).ShouldBe(StartOutcome.Open);
        return conversation.ConversationId;
    }

    private protected async Task<StoredMessage> SendAsync(string conversationId, string authorId, string text = "Hello")
    {
        var outcome = await Store.SendAsync(new NewMessage(Id(), conversationId, authorId, text, Now), Plenty, Cancel);
        outcome.Answer.ShouldBe(SendAnswer.Sent);
        return outcome.Message!;
    }

    private protected async Task<ConversationView> ViewAsync(string conversationId, string userId) =>
        (await Store.FindAsync(conversationId, userId, Cancel)).ShouldNotBeNull();

    public async ValueTask DisposeAsync()
    {
        await Fresh.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>A fresh, empty place for one test, and how to open a store there.</summary>
internal abstract class FreshMessageStore : IAsyncDisposable
{
    public abstract IMessageStore Open();

    /// <summary>What a process does before its store is used.</summary>
    public virtual Task PrepareAsync() => Task.CompletedTask;

    public abstract ValueTask DisposeAsync();
}
