using System.Net;
using Picasso.Contracts.Messages;
using Picasso.Testing.Hosting;

namespace Picasso.Web.Tests;

/// <summary>Messages and notifications as pages and forms, without script.</summary>
public sealed class ConversationPagesTests(SharedWeb shared) : IClassFixture<SharedWeb>
{
    private readonly WebFixture _web = shared.Web;

    [Fact]
    public async Task A_buyer_writes_to_the_owner_of_a_picture_who_reads_and_answers()
    {
        var (owner, buyer) = (_web.Market.AddPerson("Ines Amaral"), _web.Market.AddPerson("Otto Berg"));
        var picture = _web.Market.AddPicture(owner, "Harbour");
        using var asking = await _web.SignedInAsync(buyer);
        var thread = await OpenAsync(asking, $"/pictures/{picture.PictureId}/message");
        var page = await asking.ReadAsync(thread);
        page.ShouldContain("Ines Amaral");
        page.ShouldContain("Harbour");
        page.ShouldContain("Nothing has been written here yet.");

        var fields = new[] { ("messageId", Kernel.Ids.From("first")), ("text", "Is <b>this</b> still for sale?\r\nhttps://example.com/ref") };
        for (var twice = 0; twice < 2; twice++)
            (await asking.PressAsync(thread, thread, fields)).Headers.Location!.OriginalString.ShouldBe($"{thread}#latest");
        page = await asking.ReadAsync(thread);
        page.ShouldContain("Is &lt;b&gt;this&lt;/b&gt; still for sale?");
        page.ShouldContain("rel=\"nofollow ugc noopener noreferrer\"");
        page.ShouldContain("· Sent");

        using var answering = await _web.SignedInAsync(owner);
        (await answering.ReadAsync("/explore")).ShouldContain("data-unread=\"conversations\" data-words=\"unread\">1<");
        (await answering.ReadAsync("/me/messages")).ShouldContain($"href=\"{thread}\"");
        (await answering.ReadAsync(thread)).ShouldContain("New since your last visit");
        (await answering.ReadAsync(thread)).ShouldNotContain("New since your last visit");
        (await asking.ReadAsync(thread)).ShouldContain("· Seen");
        _web.Market.Messages.Sent.Count(message => message.ConversationId == thread.Split('/')[^1]).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_reads_the_conversation_of_others_or_writes_into_it()
    {
        var (owner, buyer, stranger) = (_web.Market.AddPerson("Ines Amaral"), _web.Market.AddPerson("Otto Berg"), _web.Market.AddPerson("Eve"));
        using var asking = await _web.SignedInAsync(buyer);
        var thread = await OpenAsync(asking, $"/people/{owner.Profile.UserId}/message");
        using var looking = await _web.SignedInAsync(stranger);
        (await looking.GetAsync(thread)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await looking.PressAsync("/explore", thread, ("messageId", Kernel.Ids.From("x")), ("text", "Hello"))).Dispose();
        _web.Market.Messages.Sent.ShouldNotContain(message => thread.EndsWith(message.ConversationId));
        using var visitor = _web.Visitor();
        (await visitor.GetAsync(thread)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.GetAsync("/fragments/unread")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Who_blocks_a_person_gets_no_form_until_the_block_is_lifted()
    {
        var (owner, buyer) = (_web.Market.AddPerson("Ines Amaral"), _web.Market.AddPerson("Otto Berg"));
        using var browser = await _web.SignedInAsync(owner);
        var thread = await OpenAsync(browser, $"/people/{buyer.Profile.UserId}/message");
        (await browser.PressAsync(thread, $"/people/{buyer.Profile.UserId}/block")).Dispose();
        var page = await browser.ReadAsync(thread);
        page.ShouldContain("You blocked this person. Unblock them to write.");
        page.ShouldNotContain("data-message-form");
        (await browser.PressAsync(thread, $"/people/{buyer.Profile.UserId}/unblock")).Dispose();
        (await browser.ReadAsync(thread)).ShouldContain("data-message-form");
    }

    [Fact]
    public async Task Earlier_messages_are_pages_of_their_own()
    {
        var (owner, buyer) = (_web.Market.AddPerson("Ines Amaral"), _web.Market.AddPerson("Otto Berg"));
        using var browser = await _web.SignedInAsync(owner);
        var thread = await OpenAsync(browser, $"/people/{buyer.Profile.UserId}/message");
        for (var i = 1; i <= 35; i++)
            (await browser.PressAsync(thread, thread, ("messageId", Kernel.Ids.From($"many {i}")), ("text", $"Number {i}."))).Dispose();
        var latest = await browser.ReadAsync(thread);
        latest.ShouldContain("Number 35.");
        latest.ShouldNotContain("Number 5.");
        var earlier = await browser.ReadAsync($"{thread}?before=6");
        earlier.ShouldContain("Number 5.");
        earlier.ShouldNotContain("Number 6.");
        earlier.ShouldContain("To the latest messages");
    }

    [Fact]
    public async Task Notifications_are_marked_as_read_by_looking_at_them()
    {
        var (owner, fan) = (_web.Market.AddPerson("Ines Amaral"), _web.Market.AddPerson("Otto Berg"));
        var picture = _web.Market.AddPicture(owner, "Harbour");
        var at = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch);
        _web.Market.Messages.Notifications.Add((owner.Profile.UserId, new Notification { NotificationId = Kernel.Ids.From("n1"), Kind = NotificationKind.Liked, ActorId = fan.Profile.UserId, PictureId = picture.PictureId, Count = 12, At = at }));
        _web.Market.Messages.Notifications.Add((owner.Profile.UserId, new Notification { NotificationId = Kernel.Ids.From("n2"), Kind = NotificationKind.Sold, ActorId = fan.Profile.UserId, PictureId = Kernel.Ids.From("gone"), At = at }));
        using var browser = await _web.SignedInAsync(owner);
        (await browser.ReadAsync("/explore")).ShouldContain("data-unread=\"notifications\" data-words=\"unread\">2<");
        var page = WebUtility.HtmlDecode(await browser.ReadAsync("/me/notifications"));
        page.ShouldContain("and 11 others like");
        page.ShouldContain("a picture that is no longer here");
        (await browser.ReadAsync("/explore")).ShouldContain("data-unread=\"notifications\" data-words=\"unread\" hidden");
    }

    [Fact]
    public async Task Pages_come_without_numbers_while_the_messages_service_is_away()
    {
        var owner = _web.Market.AddPerson("Ines Amaral");
        using var browser = await _web.SignedInAsync(owner);
        _web.Market.Messages.AreDown = true;
        using var page = await browser.GetAsync("/explore");
        using var inbox = await browser.GetAsync("/me/messages");
        _web.Market.Messages.AreDown = false;
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        inbox.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task An_open_page_is_notified_of_a_message_to_its_reader_and_of_no_other()
    {
        var (owner, buyer, stranger) = (_web.Market.AddPerson("Ines Amaral"), _web.Market.AddPerson("Otto Berg"), _web.Market.AddPerson("Eve"));
        using var asking = await _web.SignedInAsync(buyer);
        var thread = await OpenAsync(asking, $"/people/{owner.Profile.UserId}/message");
        using var listening = await _web.SignedInAsync(owner);
        using var other = await _web.SignedInAsync(stranger);
        using var own = await LiveStream.OpenAsync(listening);
        using var others = await LiveStream.OpenAsync(other);
        (await own.NextAsync("inbox")).ShouldBe("{}");
        (await others.NextAsync("inbox")).ShouldBe("{}");

        (await asking.PressAsync(thread, thread, ("messageId", Kernel.Ids.From("live")), ("text", "Secret"))).Dispose();
        var notified = await own.NextAsync("inbox");
        notified.ShouldContain(thread.Split('/')[^1]);
        notified.ShouldNotContain("Secret");
        _web.Market.Messages.Publish(stranger.Profile.UserId, new Happening { Notification = new Notification { NotificationId = "mine" } });
        (await others.NextAsync("inbox")).ShouldContain("mine");
        own.Dispose();
        await Eventually.Holds(() => Task.FromResult(_web.Market.Messages.Watchers.Values.Count(user => user == owner.Profile.UserId)), count => count == 0);
    }

    private static async Task<string> OpenAsync(Browser browser, string address)
    {
        using var opened = await browser.PressAsync("/explore", address);
        opened.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return opened.Headers.Location!.OriginalString;
    }
}
