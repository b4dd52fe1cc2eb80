using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Users;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Users.Model;
using ProfileLink = Picasso.Contracts.Users.ProfileLink;

namespace Picasso.Users.Tests;

/// <summary>A user's statement, links, cover and featured pictures.</summary>
public class PresentingWorkTests
{
    private static readonly string[] s_pictures = [.. Enumerable.Range(0, 13).Select(number => Ids.From($"picture {number}"))];

    [Fact]
    public async Task A_profile_has_a_statement_and_links_and_a_list_of_people_does_not()
    {
        await using var users = await UsersHost.StartAsync();
        var session = await users.JoinAsync("ada@example.com");
        var accounts = users.AccountsOf(session);
        var request = new UpdateStatementRequest
        {
            Statement = "Light on water.\r\nNothing else. ",
            Links = { new ProfileLink { Label = " Studio ", Url = "https://Example.com" }, new ProfileLink { Label = "News", Url = "https://example.org/news" } },
        };

        var account = await accounts.UpdateStatementAsync(request);

        var profile = await ProfileOfAsync(users, session);
        profile.ShouldBe(account.Profile);
        profile.Statement.ShouldBe("Light on water.\nNothing else.");
        profile.Links.Select(link => (link.Label, link.Url)).ShouldBe([("Studio", "https://example.com/"), ("News", "https://example.org/news")]);
        var listed = (await users.Profiles.GetProfilesAsync(new GetProfilesRequest { UserIds = { profile.UserId } })).Profiles.ShouldHaveSingleItem();
        (listed.Statement, listed.Links.Count).ShouldBe(("", 0));

        (await accounts.UpdateStatementAsync(new UpdateStatementRequest())).Profile.Links.ShouldBeEmpty();
        (await ProfileOfAsync(users, session)).Statement.ShouldBeEmpty();
    }

    [Fact]
    public async Task Changing_the_name_keeps_the_presentation_of_work()
    {
        await using var users = await UsersHost.StartAsync();
        var session = await users.JoinAsync("ada@example.com");
        await PresentAsync(users.AccountsOf(session));

        await users.AccountsOf(session).UpdateProfileAsync(new UpdateProfileRequest { DisplayName = "Ada Lovelace" });

        var profile = await ProfileOfAsync(users, session);
        (profile.Statement, profile.CoverPictureId).ShouldBe(("Light.", s_pictures[0]));
        profile.FeaturedPictureIds.ShouldBe([s_pictures[1]]);
        profile.Links.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_wrong_is_reported_at_its_field()
    {
        await using var users = await UsersHost.StartAsync();
        var accounts = users.AccountsOf(await users.JoinAsync("ada@example.com"));
        var link = new ProfileLink { Label = "Site", Url = "https://example.com/" };

        (await RefusalAsync(new() { Statement = "\u202e" })).ShouldBe((StatusCode.InvalidArgument, "statement_invalid", "statement"));
        (await RefusalAsync(new() { Links = { link, new ProfileLink { Label = "x", Url = "javascript:alert(1)" } } }))
            .ShouldBe((StatusCode.InvalidArgument, "link_url_invalid", "links[1].url"));
        (await RefusalAsync(new() { Links = { new ProfileLink { Url = link.Url } } })).ShouldBe((StatusCode.InvalidArgument, "link_label_invalid", "links[0].label"));
        (await RefusalAsync(new() { Links = { Enumerable.Repeat(link, 6) } })).ShouldBe((StatusCode.InvalidArgument, "too_many_links", "links"));

        async Task<(StatusCode, string, string?)> RefusalAsync(UpdateStatementRequest request)
        {
            var refused = await Should.ThrowAsync<RpcException>(async () => await accounts.UpdateStatementAsync(request));
            var error = refused.ToDomainError().ShouldNotBeNull();
            return (refused.StatusCode, error.Reason, error.Field);
        }
    }

    [Fact]
    public async Task A_cover_is_set_and_removed()
    {
        await using var users = await UsersHost.StartAsync();
        var session = await users.JoinAsync("ada@example.com");
        var accounts = users.AccountsOf(session);

        await accounts.SetCoverAsync(new SetCoverRequest { PictureId = s_pictures[0] });
        (await ProfileOfAsync(users, session)).CoverPictureId.ShouldBe(s_pictures[0]);
        (await UsersHost.ErrorAsync(async () => await accounts.SetCoverAsync(new SetCoverRequest { PictureId = "../x" })))
            .ShouldBe((StatusCode.InvalidArgument, "invalid_request"));
        await accounts.SetCoverAsync(new SetCoverRequest());
        (await ProfileOfAsync(users, session)).CoverPictureId.ShouldBeEmpty();
    }

    [Fact]
    public async Task Featured_pictures_keep_their_order_and_their_limit()
    {
        await using var users = await UsersHost.StartAsync();
        var session = await users.JoinAsync("ada@example.com");
        var accounts = users.AccountsOf(session);
        foreach (var id in s_pictures[..12])
            await accounts.FeaturePictureAsync(new FeaturePictureRequest { PictureId = id });

        (await ErrorAsync(s_pictures[12], "")).ShouldBe((StatusCode.FailedPrecondition, "featured_full"));
        (await ErrorAsync("nonsense", "")).ShouldBe((StatusCode.InvalidArgument, "invalid_request"));
        (await ErrorAsync(s_pictures[0], "nonsense")).ShouldBe((StatusCode.InvalidArgument, "invalid_request"));
        await accounts.FeaturePictureAsync(new FeaturePictureRequest { PictureId = s_pictures[11], BeforePictureId = s_pictures[0] });
        await accounts.UnfeaturePictureAsync(new UnfeaturePictureRequest { PictureId = s_pictures[1] });

        (await ProfileOfAsync(users, session)).FeaturedPictureIds.ShouldBe([s_pictures[11], s_pictures[0], .. s_pictures[2..11]]);
        (await ErrorAsync(s_pictures[2], s_pictures[1])).ShouldBe((StatusCode.FailedPrecondition, "featured_changed"));

        Task<(StatusCode, string)> ErrorAsync(string id, string before) => UsersHost.ErrorAsync(
            async () => await accounts.FeaturePictureAsync(new FeaturePictureRequest { PictureId = id, BeforePictureId = before }));
    }

    [Fact]
    public async Task Pictures_that_are_featured_at_once_are_all_featured()
    {
        await using var users = await UsersHost.StartAsync();
        var session = await users.JoinAsync("ada@example.com");

        await Task.WhenAll(s_pictures[..8].Select(id => users.AccountsOf(session).FeaturePictureAsync(new FeaturePictureRequest { PictureId = id }).ResponseAsync));

        (await ProfileOfAsync(users, session)).FeaturedPictureIds.ShouldBe(s_pictures[..8], ignoreOrder: true);
    }

    [Fact]
    public async Task Changes_of_a_profile_are_limited_per_person()
    {
        await using var users = await UsersHost.StartAsync(configuration: new KeyValuePair<string, string?>("Picasso:Calls:ProfileChanges", "5"));
        var (ada, bob) = (users.AccountsOf(await users.JoinAsync("ada@example.com")), users.AccountsOf(await users.JoinAsync("bob@example.com")));
        await PresentAsync(ada);
        await ada.UnfeaturePictureAsync(new UnfeaturePictureRequest { PictureId = s_pictures[1] });
        await ada.UpdateProfileAsync(new UpdateProfileRequest { DisplayName = "Ada Lovelace" });

        foreach (var call in Changes(ada))
            (await UsersHost.ErrorAsync(call)).ShouldBe((StatusCode.ResourceExhausted, "too_many_changes"));
        await PresentAsync(bob);
    }

    [Fact]
    public async Task Closing_the_account_erases_the_presentation_of_work()
    {
        await using var users = await UsersHost.StartAsync();
        var session = await users.JoinAsync("ada@example.com");
        await PresentAsync(users.AccountsOf(session));

        await users.AccountsOf(session).DeleteAccountAsync(new DeleteAccountRequest { Password = UsersHost.Password });

        var left = (await users.Services.GetRequiredService<IUserStore>().FindAsync(session.Account.Profile.UserId, default)).ShouldNotBeNull();
        (left.Statement, left.ProfileLinks.Count, left.CoverPictureId, left.FeaturedPictureIds.Count).ShouldBe(("", 0, null, 0));
    }

    private static async Task PresentAsync(Accounts.AccountsClient accounts)
    {
        foreach (var call in Changes(accounts).Take(3))
            await call();
    }

    private static IEnumerable<Func<Task>> Changes(Accounts.AccountsClient accounts) =>
    [
        async () => await accounts.UpdateStatementAsync(
            new UpdateStatementRequest { Statement = "Light.", Links = { new ProfileLink { Label = "Site", Url = "https://example.com/" } } }),
        async () => await accounts.SetCoverAsync(new SetCoverRequest { PictureId = s_pictures[0] }),
        async () => await accounts.FeaturePictureAsync(new FeaturePictureRequest { PictureId = s_pictures[1] }),
        async () => await accounts.UnfeaturePictureAsync(new UnfeaturePictureRequest { PictureId = s_pictures[1] }),
        async () => await accounts.UpdateProfileAsync(new UpdateProfileRequest { DisplayName = "Another name" }),
    ];

    private static async Task<Profile> ProfileOfAsync(UsersHost users, Session session) =>
        await users.Profiles.GetProfileAsync(new GetProfileRequest { UserId = session.Account.Profile.UserId });
}
