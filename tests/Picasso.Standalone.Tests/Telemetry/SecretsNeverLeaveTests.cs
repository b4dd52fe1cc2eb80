using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Users;
using Picasso.Testing;
using Picasso.Testing.Hosting;
using Picasso.Testing.Pictures;
using Picasso.Testing.Processes;
using Picasso.Web.Tests;

namespace Picasso.Standalone.Tests.Telemetry;

/// <summary>
/// A journey through everything that issues a secret, with every library as talkative as an operator may make it: no span, no log line and no
/// line of the console holds one of them.
/// </summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed partial class SecretsNeverLeaveTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-secrets-");
    private readonly Dictionary<string, string> _secrets = [];

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task No_secret_of_a_whole_journey_is_in_telemetry_or_logs()
    {
        string printed;
        await using (var picasso = await StandaloneProcess.StartAsync(_data.FullName, environment: Talkative()))
        {
            await TravelAsync(picasso);
            await picasso.CloseAsync();
            printed = picasso.Output;
        }

        // The journey was recorded at all.
        printed.ShouldContain("/verify-email");
        Kept().ShouldContain("/verify-email");
        foreach (var (what, secret) in _secrets)
        {
            printed.Contains(secret, StringComparison.Ordinal).ShouldBeFalse($"the console holds {what}");
            Kept().Contains(secret, StringComparison.Ordinal).ShouldBeFalse($"the telemetry store holds {what}");
        }
    }

    private async Task TravelAsync(StandaloneProcess picasso)
    {
        var email = $"secretive-{Guid.NewGuid():N}@picasso.example";
        var person = await Person.JoinAsync(picasso.Channel, "Secretive", email);
        _secrets["the first link"] = await LinkAsync(picasso, email, "verify-email");
        _secrets["the bearer token"] = person.Token.GetValue("authorization")!["Bearer ".Length..];
        using var browser = new Browser(picasso.WebAddress.ToString());
        await browser.GetAsync($"/verify-email?token={_secrets["the first link"]}");

        await new Accounts.AccountsClient(picasso.Channel).RequestPasswordResetAsync(new RequestPasswordResetRequest { Email = email });
        _secrets["the link to a new password"] = await LinkAsync(picasso, email, "reset-password");
        var page = await browser.GetAsync($"/reset?token={_secrets["the link to a new password"]}");
        page.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
        _secrets["the new password"] = "an-even-longer-passphrase";
        await browser.SubmitAsync($"/reset?token={_secrets["the link to a new password"]}", "reset", ("Password", _secrets["the new password"]));
        await browser.SubmitAsync("/sign-in", "sign-in", ("Email", email), ("Password", _secrets["the new password"]));
        _secrets["the session cookie"] = browser.Cookies["picasso.session"];
        _secrets["the device cookie"] = browser.Cookies["picasso.device"];
        _secrets["the service key"] = ServiceCredential.Key;

        (_secrets["a code"], _secrets["a state"]) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));
        await browser.GetAsync($"/signed-in?code={_secrets["a code"]}&returnUrl=%2F");
        await browser.GetAsync($"/external/google/callback?code={_secrets["a code"]}&state={_secrets["a state"]}");
        // The new password has ended the first session.
        await person.LogInAgainAsync(picasso.Channel, _secrets["the new password"]);
        await DownloadAsync(picasso, browser, person);
    }

    private static async Task DownloadAsync(StandaloneProcess picasso, Browser browser, Person owner)
    {
        var file = PictureFiles.Photograph(seed: 71);
        var uploaded = await owner.UploadAsync(picasso.Channel, file, Guid.NewGuid().ToString());
        var grant = await new PictureQueries.PictureQueriesClient(picasso.Channel).GrantDownloadAsync(
            new GrantDownloadRequest { PictureId = uploaded.PictureId }, owner.Token);
        var original = await browser.GetAsync(grant.Url);
        (await original.Content.ReadAsByteArrayAsync()).ShouldBe(file);
        // What is in a log is no key: the address opens nothing for a visitor.
        using var visitor = new Browser(picasso.WebAddress.ToString());
        (await visitor.GetAsync(grant.Url)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<string> LinkAsync(StandaloneProcess picasso, string email, string page) => await Eventually.Holds(
        async () =>
        {
            var mails = await new MailBox.MailBoxClient(picasso.Channel).ListAsync(new ListMailRequest { To = email });
            return mails.Mails.Where(mail => mail.Text.Contains($"/{page}", StringComparison.Ordinal))
                .Select(mail => Link().Match(mail.Text).Groups[1].Value).FirstOrDefault() ?? "";
        },
        link => link.Length > 0);

    private static Dictionary<string, string> Talkative() => new()
    {
        ["Logging__LogLevel__Default"] = "Information",
        ["Logging__LogLevel__Microsoft"] = "Information",
        ["Logging__LogLevel__Microsoft.AspNetCore"] = "Information",
        ["Logging__LogLevel__System.Net.Http"] = "Information",
        ["Logging__LogLevel__Grpc"] = "Information",
        ["Logging__LogLevel__Yarp"] = "Information",
        ["Picasso__Telemetry__WriteEvery"] = "00:00:00.2",
    };

    /// <summary>The files of the local telemetry store, as text.</summary>
    private string Kept() => string.Concat(
        _data.EnumerateFiles("telemetry*").Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file.FullName))));

    [GeneratedRegex(@"token=([^\s&]+)")]
    private static partial Regex Link();
}
