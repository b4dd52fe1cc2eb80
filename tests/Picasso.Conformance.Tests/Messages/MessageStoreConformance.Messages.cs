using Picasso.Messages.Storing;

namespace Picasso.Conformance.Tests.Messages;

public abstract partial class MessageStoreConformance
{
    [Fact]
    public async Task Messages_are_numbered_without_gap_and_listed_latest_first()
    {
        var id = await StartAsync("ada", "bob");
        var sent = new List<StoredMessage>();
        for (var i = 0; i < 4; i++)
            sent.Insert(0, await SendAsync(id, i % 2 == 0 ? "ada" : "bob", $"{i}"));
        sent.Select(message => message.Ordinal).ShouldBe([4, 3, 2, 1]);
        sent[3].ShouldBe(new StoredMessage(sent[3].MessageId, id, "ada", "0", Now, 1));
        var first = await Store.ListMessagesAsync(id, long.MaxValue, 2, Cancel);
        await SendAsync(id, "ada", "new");
        first.Concat(await Store.ListMessagesAsync(id, first[^1].Ordinal, 10, Cancel)).ShouldBe(sent);
        (await Store.ListMessagesAsync(Id(), long.MaxValue, 10, Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_repeated_message_is_the_same_one_also_from_several_tabs()
    {
        var id = await StartAsync("ada", "bob");
        var message = new NewMessage(Id(), id, "ada", "Hello", Now);
        var other = Reopen();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
            (i % 2 == 0 ? Store : other).SendAsync(message, Plenty, Cancel))));
        outcomes.Count(outcome => outcome.Answer == SendAnswer.Sent).ShouldBe(1);
        outcomes.Count(outcome => outcome.Answer == SendAnswer.Repeated).ShouldBe(7);
        outcomes.Select(outcome => outcome.Message).Distinct().Count().ShouldBe(1);
        (await ViewAsync(id, "bob")).Unread.ShouldBe(1);
    }

    [Fact]
    public async Task Messages_sent_at_once_from_both_sides_get_one_number_each()
    {
        var id = await StartAsync("ada", "bob");
        var other = Reopen();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => (i % 2 == 0 ? Store : other)
            .SendAsync(new NewMessage(Id(), id, i < 10 ? "ada" : "bob", $"{i}", Now), Plenty, Cancel))));
        var sent = await Store.ListMessagesAsync(id, long.MaxValue, 100, Cancel);
        sent.Select(message => message.Ordinal).ShouldBe(Enumerable.Range(1, 16).Reverse().Select(number => (long)number));
        ((await ViewAsync(id, "bob")).Unread, (await ViewAsync(id, "ada")).Unread).ShouldBe((10, 6));
        (await ViewAsync(id, "bob")).LastMessage.ShouldBe(sent[0]);
    }

    [Fact]
    public async Task The_allowance_holds_for_messages_sent_at_once_to_different_people()
    {
        var conversations = new[] { await StartAsync("ada", "bob"), await StartAsync("ada", "eve"), await StartAsync("ada", "joe") };
        var (other, allowance) = (Reopen(), new Allowance(4, Now.AddMinutes(-1)));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => (i % 2 == 0 ? Store : other)
            .SendAsync(new NewMessage(Id(), conversations[i % 3], "ada", $"{i}", Now), allowance, Cancel))));
        outcomes.Count(outcome => outcome.Answer == SendAnswer.Sent).ShouldBe(4);
        outcomes.Count(outcome => outcome.Answer == SendAnswer.TooMany).ShouldBe(8);
    }

    [Fact]
    public async Task Two_who_open_their_conversation_at_once_get_one()
    {
        var (id, other) = (Id(), Reopen());
        var outcomes = await Task.WhenAll(
            Task.Run(() => Store.StartAsync(new NewConversation(id, "ada", "bob", "", Now), Plenty, Cancel)),
            Task.Run(() => other.StartAsync(new NewConversation(id, "bob", "ada", "", Now), Plenty, Cancel)));
        outcomes.ShouldAllBe(outcome => outcome == StartOutcome.Open);
        await SendAsync(id, "bob");
        (await ViewAsync(id, "ada")).Unread.ShouldBe(1);
    }

    [Fact]
    public async Task An_id_names_one_message_of_one_author_in_one_conversation()
    {
        var (one, two) = (await StartAsync("ada", "bob"), await StartAsync("ada", "eve"));
        var message = new NewMessage((await SendAsync(one, "ada")).MessageId, one, "ada", "Hello", Now);
        (await Store.SendAsync(message with { AuthorId = "bob" }, Plenty, Cancel)).ShouldBe(new SendOutcome(SendAnswer.IdTaken));
        (await Store.SendAsync(message with { ConversationId = two }, Plenty, Cancel)).ShouldBe(new SendOutcome(SendAnswer.KeyReused));
        (await Store.SendAsync(message with { Text = "Other" }, Plenty, Cancel)).ShouldBe(new SendOutcome(SendAnswer.KeyReused));
        (await Store.SendAsync(message, Plenty, Cancel)).Answer.ShouldBe(SendAnswer.Repeated);
    }

    [Fact]
    public async Task Only_participants_write()
    {
        var id = await StartAsync("ada", "bob");
        (await Store.SendAsync(new NewMessage(Id(), id, "eve", "Hi", Now), Plenty, Cancel)).Answer.ShouldBe(SendAnswer.NoParticipant);
        (await Store.SendAsync(new NewMessage(Id(), Id(), "ada", "Hi", Now), Plenty, Cancel)).Answer.ShouldBe(SendAnswer.NoParticipant);
    }

    [Fact]
    public async Task A_person_writes_no_more_than_the_allowance_in_all_conversations_together()
    {
        var (one, two) = (await StartAsync("ada", "bob"), await StartAsync("ada", "eve"));
        var repeated = await SendAsync(one, "ada");
        await SendAsync(two, "ada");
        var allowance = new Allowance(2, Now.AddMinutes(-1));
        (await Store.SendAsync(new NewMessage(Id(), two, "ada", "3", Now), allowance, Cancel)).Answer.ShouldBe(SendAnswer.TooMany);
        (await Store.SendAsync(new NewMessage(Id(), two, "eve", "1", Now), allowance, Cancel)).Answer.ShouldBe(SendAnswer.Sent);
        (await Store.SendAsync(new NewMessage(repeated.MessageId, one, "ada", repeated.Text, Now), allowance, Cancel)).Answer.ShouldBe(SendAnswer.Repeated);
    }

    [Fact]
    public async Task A_block_closes_a_conversation_for_both_until_it_is_lifted()
    {
        var id = await StartAsync("ada", "bob");
        await SendAsync(id, "ada");
        (await Store.BlockAsync("bob", "ada", 10, Cancel)).ShouldBeTrue();
        (await Store.SendAsync(new NewMessage(Id(), id, "ada", "Hi", Now), Plenty, Cancel)).Answer.ShouldBe(SendAnswer.Blocked);
        (await Store.SendAsync(new NewMessage(Id(), id, "bob", "Hi", Now), Plenty, Cancel)).Answer.ShouldBe(SendAnswer.Blocked);
        (await Store.StartAsync(new NewConversation(id, "ada", "bob", "", Now), Plenty, Cancel)).ShouldBe(StartOutcome.Blocked);
        (await Store.ListMessagesAsync(id, long.MaxValue, 10, Cancel)).Count.ShouldBe(1);
        await Store.UnblockAsync("bob", "ada", Cancel);
        await SendAsync(id, "ada");
    }

    [Fact]
    public async Task Blocks_are_listed_counted_once_and_limited()
    {
        (await Store.BlockAsync("ada", "bob", 2, Cancel)).ShouldBeTrue();
        (await Store.BlockAsync("ada", "bob", 2, Cancel)).ShouldBeTrue();
        (await Store.BlockAsync("ada", "eve", 2, Cancel)).ShouldBeTrue();
        (await Store.BlockAsync("ada", "joe", 2, Cancel)).ShouldBeFalse();
        (await Store.BlockAsync("ada", "eve", 2, Cancel)).ShouldBeTrue();
        (await Store.ListBlockedAsync("ada", Cancel)).Order().ShouldBe(["bob", "eve"]);
        await Store.UnblockAsync("ada", "bob", Cancel);
        await Store.UnblockAsync("ada", "bob", Cancel);
        (await Store.ListBlockedAsync("ada", Cancel)).ShouldBe(["eve"]);
        (await Store.ListBlockedAsync("bob", Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_writes_to_a_person_who_left_but_what_was_written_stays()
    {
        var id = await StartAsync("ada", "bob");
        await SendAsync(id, "bob");
        await Store.ForgetPersonAsync("bob", Cancel);
        await Store.ForgetPersonAsync("bob", Cancel);
        (await Store.SendAsync(new NewMessage(Id(), id, "ada", "Hi", Now), Plenty, Cancel)).Answer.ShouldBe(SendAnswer.Left);
        (await Store.StartAsync(new NewConversation(Id(), "eve", "bob", "", Now), Plenty, Cancel)).ShouldBe(StartOutcome.Left);
        (await Store.ListMessagesAsync(id, long.MaxValue, 10, Cancel)).Count.ShouldBe(1);
    }
}
