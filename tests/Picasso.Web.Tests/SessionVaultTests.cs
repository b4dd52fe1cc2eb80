using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Picasso.Fakes.Site;
using Picasso.Testing;
using Picasso.Testing.Hosting;
using Picasso.Web.SigningIn;

namespace Picasso.Web.Tests;

[Trait(Pace.Trait, Pace.Slow)]
public sealed class SessionVaultTests
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Signing_in_gives_a_cookie_that_script_cannot_read_and_other_sites_cannot_use()
    {
        await using var web = await WebFixture.StartAsync();
        var person = web.Market.AddPerson("Ines Amaral");
        using var browser = web.Visitor();
        var answer = await browser.SubmitAsync("/sign-in", "sign-in", ("Email", person.Email), ("Password", FakeMarket.Password));
        var cookie = answer.Headers.GetValues("Set-Cookie").First(set => set.StartsWith("picasso.session=", StringComparison.Ordinal)).ToLowerInvariant();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldContain("secure");
        foreach (var secret in web.Market.Bearers.Keys.Concat(web.Market.RefreshTokens.Keys))
            cookie.ShouldNotContain(secret);
        (await browser.ReadAsync("/explore")).ShouldContain("Ines Amaral");
    }

    [Fact]
    public async Task Tokens_are_exchanged_shortly_before_they_end_and_the_cookie_follows()
    {
        var clock = new FakeTimeProvider(s_now);
        await using var web = await WebFixture.StartAsync(clock: clock);
        using var browser = await web.SignedInAsync(web.Market.AddPerson("Ines Amaral"));
        var first = browser.Cookies["picasso.session"];
        await browser.ReadAsync("/me/studio/pictures");
        web.Market.Refreshes.ShouldBe(0);
        clock.Advance(TimeSpan.FromMinutes(9.5));
        await browser.ReadAsync("/me/studio/pictures");
        web.Market.Refreshes.ShouldBe(1);
        browser.Cookies["picasso.session"].ShouldNotBe(first);
        await browser.ReadAsync("/me/studio/pictures");
        web.Market.Refreshes.ShouldBe(1);
    }

    [Fact]
    public async Task Many_requests_at_once_use_a_refresh_token_once()
    {
        var clock = new FakeTimeProvider(s_now);
        await using var web = await WebFixture.StartAsync(clock: clock);
        using var browser = await web.SignedInAsync(web.Market.AddPerson("Ines Amaral"));
        clock.Advance(TimeSpan.FromMinutes(9.5));
        var gate = new TaskCompletionSource();
        web.Market.BeforeRefresh = gate.Task;
        var old = new Dictionary<string, string>(browser.Cookies);
        var tabs = Enumerable.Range(0, 8).Select(async _ =>
        {
            using var tab = web.Visitor();
            foreach (var (name, value) in old)
                tab.Cookies[name] = value;
            return (await tab.GetAsync("/me/studio/pictures")).StatusCode;
        }).ToList();
        await Eventually.Holds(() => Task.FromResult(web.Market.Refreshes), refreshes => refreshes == 1);
        gate.SetResult();
        (await Task.WhenAll(tabs)).ShouldAllBe(status => status == HttpStatusCode.OK);
        web.Market.Refreshes.ShouldBe(1);
    }

    [Fact]
    public async Task A_cookie_from_before_a_rotation_still_works_after_a_restart()
    {
        var data = Directory.CreateTempSubdirectory("picasso-web-");
        var clock = new FakeTimeProvider(s_now);
        var market = new FakeMarket();
        var person = market.AddPerson("Ines Amaral");
        Dictionary<string, string> old;
        await using (var web = await WebFixture.StartAsync(market, clock, dataDirectory: data.FullName))
        {
            using var browser = await web.SignedInAsync(person);
            old = new Dictionary<string, string>(browser.Cookies);
            clock.Advance(TimeSpan.FromMinutes(9.5));
            await browser.ReadAsync("/me/studio/pictures");
        }

        await using (var web = await WebFixture.StartAsync(market, clock, dataDirectory: data.FullName))
        {
            using var browser = web.Visitor();
            foreach (var (name, value) in old)
                browser.Cookies[name] = value;
            await browser.ReadAsync("/me/studio/pictures");
            market.Refreshes.ShouldBe(1);
        }

        data.Delete(recursive: true);
    }

    [Fact]
    public async Task Of_two_copies_over_one_folder_the_second_takes_what_the_first_exchanged()
    {
        var data = Directory.CreateTempSubdirectory("picasso-web-");
        var (market, clock) = (new FakeMarket(), new FakeTimeProvider(s_now));
        await using (var one = await WebFixture.StartAsync(market, clock, dataDirectory: data.FullName))
        await using (var two = await WebFixture.StartAsync(market, clock, dataDirectory: data.FullName))
        {
            using var browser = await one.SignedInAsync(market.AddPerson("Ines Amaral"));
            using var other = CopyOf(browser, two);
            await other.ReadAsync("/me/studio/pictures");
            clock.Advance(TimeSpan.FromMinutes(9.5));
            await browser.ReadAsync("/me/studio/pictures");
            await other.ReadAsync("/me/studio/pictures");
            market.Refreshes.ShouldBe(1);
        }

        data.Delete(recursive: true);
    }

    [Fact]
    public async Task Copies_on_different_machines_know_a_session_by_the_secret_they_share()
    {
        var (market, secret, next) = (new FakeMarket(), NewSecret(), NewSecret());
        await using var one = await WebFixture.StartAsync(market, secrets: [secret]);
        await using var two = await WebFixture.StartAsync(market, secrets: [secret]);
        await using var renewed = await WebFixture.StartAsync(market, secrets: [next, secret]);
        await using var stranger = await WebFixture.StartAsync(market, secrets: [next]);
        using var browser = await one.SignedInAsync(market.AddPerson("Ines Amaral"));

        foreach (var (web, status) in new[] { (two, HttpStatusCode.OK), (renewed, HttpStatusCode.OK), (stranger, HttpStatusCode.Redirect) })
        {
            using var copy = CopyOf(browser, web);
            (await copy.GetAsync("/me/studio/pictures")).StatusCode.ShouldBe(status);
        }

        using var later = await renewed.SignedInAsync(market.AddPerson("Tomasz Zieliński"));
        using var atStranger = CopyOf(later, stranger);
        (await atStranger.GetAsync("/me/studio/pictures")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("no base64!")]
    [InlineData("c2hvcnQ=")]
    public void A_weak_secret_is_refused(string secret) => Should.Throw<InvalidOperationException>(() => new SecretKeys([secret]));

    [Fact]
    public async Task A_session_that_has_ended_at_users_ends_here()
    {
        var clock = new FakeTimeProvider(s_now);
        await using var web = await WebFixture.StartAsync(clock: clock);
        using var browser = await web.SignedInAsync(web.Market.AddPerson("Ines Amaral"));
        web.Market.RefreshTokens.Clear();
        clock.Advance(TimeSpan.FromMinutes(9.5));
        var answer = await browser.GetAsync("/me/studio/pictures");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldContain("/sign-in?returnUrl=%2Fme%2Fstudio%2Fpictures");
        browser.Cookies.ShouldNotContainKey("picasso.session");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_for_a_copied_cookie_too()
    {
        await using var web = await WebFixture.StartAsync();
        using var browser = await web.SignedInAsync(web.Market.AddPerson("Ines Amaral"));
        var copy = new Dictionary<string, string>(browser.Cookies);
        (await browser.PressAsync("/explore", "/sign-out")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        web.Market.RefreshTokens.ShouldBeEmpty();
        using var thief = web.Visitor();
        foreach (var (name, value) in copy)
            thief.Cookies[name] = value;
        (await thief.GetAsync("/me/studio/pictures")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_circuit_calls_as_the_person_whose_page_opened_it_and_exchanges_tokens_without_a_request()
    {
        var clock = new FakeTimeProvider(s_now);
        await using var web = await WebFixture.StartAsync(clock: clock);
        var person = web.Market.AddPerson("Ines Amaral");
        using var browser = await web.SignedInAsync(person);
        var sessionId = Path.GetFileNameWithoutExtension(Directory.GetFiles(web.SessionsFolder).Single());
        clock.Advance(TimeSpan.FromMinutes(9.5));
        await using var circuit = web.Services.CreateAsyncScope();
        circuit.ServiceProvider.GetRequiredService<SessionContext>().SessionId = sessionId;
        var account = await circuit.ServiceProvider.GetRequiredService<Contracts.Users.Accounts.AccountsClient>().GetAccountAsync(new());
        account.Email.ShouldBe(person.Email);
        web.Market.Refreshes.ShouldBe(1);
    }

    private static string NewSecret() => Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));

    private static Browser CopyOf(Browser browser, WebFixture web)
    {
        var copy = web.Visitor();
        foreach (var (name, value) in browser.Cookies)
            copy.Cookies[name] = value;
        return copy;
    }

    [Fact]
    public void Kept_sessions_are_unreadable_on_disk_and_leave_with_their_end()
    {
        var folder = Directory.CreateTempSubdirectory("picasso-sessions-");
        var clock = new FakeTimeProvider(s_now);
        var protection = new EphemeralDataProtectionProvider();
        var state = new SessionState(new SessionTokens("bearer-x", s_now, "refresh-x", s_now.AddDays(1)), new SessionPerson("u", "Ines", "", true, true, false));
        var id = SessionIds.New();
        Keeper().Keep(id, state);
        Regex.IsMatch(File.ReadAllText(Directory.GetFiles(folder.FullName).Single()), "bearer-x|refresh-x|Ines").ShouldBeFalse();
        Keeper().Find(id).ShouldBe(state);
        clock.Advance(TimeSpan.FromDays(2));
        Keeper().Find(id).ShouldBeNull();
        Directory.GetFiles(folder.FullName).ShouldBeEmpty();
        folder.Delete();

        FolderSessionKeeper Keeper() => new(folder.FullName, protection, clock, NullLogger<FolderSessionKeeper>.Instance);
    }
}
