using Picasso.Messages.Storing;

namespace Picasso.Conformance.Tests.Messages;

public abstract partial class MessageStoreConformance
{
    [Fact]
    public async Task A_conversation_is_seen_by_its_two_participants_and_nobody_else()
    {
        var id = await StartAsync("ada", "bob", "picture");
        (await ViewAsync(id, "ada")).ShouldBe(new ConversationView(id, "bob", "picture", 0, 0, null));
        (await ViewAsync(id, "bob")).OtherId.ShouldBe("ada");
        (await Store.FindAsync(id, "eve", Cancel)).ShouldBeNull();
        (await Store.FindAsync(Id(), "ada", Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Opening_it_again_from_either_side_changes_nothing()
    {
        var id = await StartAsync("ada", "bob");
        var sent = await SendAsync(id, "ada");
        (await Store.StartAsync(new NewConversation(id, "bob", "ada", "", Now), Plenty, Cancel)).ShouldBe(StartOutcome.Open);
        (await ViewAsync(id, "bob")).LastMessage.ShouldBe(sent);
    }

    [Fact]
    public async Task A_person_opens_no_more_conversations_than_the_allowance()
    {
        await StartAsync("ada", "bob");
        var known = await StartAsync("ada", "eve");
        var allowance = new Allowance(2, Now.AddMinutes(-1));
        (await Store.StartAsync(new NewConversation(Id(), "ada", "joe", "", Now), allowance, Cancel)).ShouldBe(StartOutcome.TooMany);
        (await Store.StartAsync(new NewConversation(known, "ada", "eve", "", Now), allowance, Cancel)).ShouldBe(StartOutcome.Open);
        (await Store.StartAsync(new NewConversation(Id(), "bob", "joe", "", Now), allowance, Cancel)).ShouldBe(StartOutcome.Open);
    }

    [Fact]
    public async Task Conversations_are_listed_by_their_latest_message_and_only_when_they_have_one()
    {
        var (one, two) = (await StartAsync("ada", "bob"), await StartAsync("eve", "ada"));
        await StartAsync("ada", "joe");
        await SendAsync(one, "ada");
        await SendAsync(two, "eve");
        await SendAsync(one, "bob");
        var listed = await Store.ListAsync("ada", long.MaxValue, 10, Cancel);
        listed.Select(view => view.ConversationId).ShouldBe([one, two]);
        (await Store.ListAsync("ada", listed[0].LastPlace, 10, Cancel)).ShouldBe([listed[1]]);
        (await Store.ListAsync("ada", long.MaxValue, 1, Cancel)).ShouldBe([listed[0]]);
        (await Store.ListAsync("joe", long.MaxValue, 10, Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Unread_counts_what_the_other_wrote_since()
    {
        var id = await StartAsync("ada", "bob");
        await SendAsync(id, "ada");
        var second = await SendAsync(id, "ada");
        await SendAsync(id, "bob");
        await SendAsync(id, "ada");
        (await ViewAsync(id, "bob")).Unread.ShouldBe(3);
        (await ViewAsync(id, "ada")).Unread.ShouldBe(1);
        await Store.MarkReadAsync(id, "bob", second.Ordinal, Cancel);
        (await ViewAsync(id, "bob")).Unread.ShouldBe(1);
        await Store.MarkReadAsync(id, "bob", 1, Cancel);
        (await ViewAsync(id, "bob")).Unread.ShouldBe(1);
        (await Store.CountUnreadConversationsAsync("bob", Cancel)).ShouldBe(1);
        await Store.MarkReadAsync(id, "bob", 4, Cancel);
        (await Store.CountUnreadConversationsAsync("bob", Cancel)).ShouldBe(0);
        (await ViewAsync(id, "ada")).Unread.ShouldBe(1);
        (await Store.ReadUpToAsync(id, "bob", Cancel)).ShouldBe(4);
        (await Store.ReadUpToAsync(id, "ada", Cancel)).ShouldBe(0);
        (await Store.ReadUpToAsync(id, "eve", Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_not_written_yet_cannot_be_read()
    {
        var id = await StartAsync("ada", "bob");
        await SendAsync(id, "ada");
        await Store.MarkReadAsync(id, "bob", 1000, Cancel);
        await Store.MarkReadAsync(id, "eve", 1, Cancel);
        await SendAsync(id, "ada");
        (await ViewAsync(id, "bob")).Unread.ShouldBe(2);
    }
}
