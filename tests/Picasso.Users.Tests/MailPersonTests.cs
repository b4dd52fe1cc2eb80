using Grpc.Core;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Bus;
using Picasso.Contracts.Users;
using Picasso.Testing.Hosting;

namespace Picasso.Users.Tests;

public class MailPersonTests
{
    [Fact]
    public async Task A_person_is_mailed_once_for_each_occasion()
    {
        await using var users = await UsersHost.StartAsync();
        var id = (await users.JoinAsync("ada@example.com")).Account.Profile.UserId;

        foreach (var key in new[] { "receipt:1:buyer", "receipt:1:buyer", "receipt:2:buyer" })
            await PublishAsync(users, key, id);

        var mails = await Eventually.Holds(() => ReceiptsAsync(users), found => found.Any(mail => mail.Subject == "receipt:2:buyer"));
        await Eventually.Holds(() => ReceiptsAsync(users), found => found.Count == 2);
        mails.ShouldAllBe(mail => mail.To == "ada@example.com");
    }

    [Fact]
    public async Task Who_never_proved_the_address_or_is_unknown_gets_no_mail()
    {
        await using var users = await UsersHost.StartAsync();
        var eve = (await users.AddUnprovenAsync("eve@example.com", UsersHost.Password)).Id;
        var ada = (await users.JoinAsync("ada@example.com")).Account.Profile.UserId;

        await PublishAsync(users, "a", eve);
        await PublishAsync(users, "b", Kernel.Ids.From("nobody"));
        await PublishAsync(users, "c", ada);

        await Eventually.Holds(() => ReceiptsAsync(users), found => found.Count == 1);
        (await users.MailsToAsync("eve@example.com")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_person_is_mailed_in_the_language_that_they_chose()
    {
        await using var users = await UsersHost.StartAsync();
        var ada = await users.JoinAsync("ada@example.com");
        await users.AccountsOf(ada).SetLanguageAsync(new SetLanguageRequest { Language = "de" });
        MailPerson Sold(string key) => new(key, ada.Account.Profile.UserId, "Sold", "sold", "<p>sold</p>", [new("de", "Verkauft", ["Ihr Bild ist verkauft."])]);

        await users.Services.GetRequiredService<IBus>().Publish(Sold("receipt:1:seller"));
        await Eventually.Holds(() => users.MailsToAsync("ada@example.com"), mails => mails.Any(mail => mail.Subject == "Verkauft" && mail.Text.Contains("Ihr Bild ist verkauft.")));
        await users.AccountsOf(ada).SetLanguageAsync(new SetLanguageRequest { Language = "ar" });
        await users.Services.GetRequiredService<IBus>().Publish(Sold("receipt:2:seller"));
        await Eventually.Holds(() => users.MailsToAsync("ada@example.com"), mails => mails.Any(mail => mail.Subject == "Sold"));
    }

    [Theory]
    [InlineData("Picasso:Mail:ShowBox", "false")]
    [InlineData("Picasso:Mail:Smtp:Host", "127.0.0.1")]
    public async Task The_mail_box_is_closed_unless_it_is_in_use_and_shown(string key, string value)
    {
        await using var users = await UsersHost.StartAsync(configuration: [new(key, value), new("Picasso:Mail:Smtp:Port", "1")]);

        (await UsersHost.ErrorAsync(async () => await users.MailBox.ListAsync(new ListMailRequest())))
            .ShouldBe((StatusCode.FailedPrecondition, "mail_box_closed"));
    }

    private static Task PublishAsync(UsersHost users, string key, string userId) =>
        users.Services.GetRequiredService<IBus>().Publish(new MailPerson(key, userId, key, "text", "<p>html</p>"));

    private static async Task<IReadOnlyList<Contracts.Users.Mail>> ReceiptsAsync(UsersHost users) =>
        [.. (await users.MailsToAsync("ada@example.com")).Where(mail => mail.Text == "text")];
}
