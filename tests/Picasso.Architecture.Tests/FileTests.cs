using Picasso.Architecture.Tests.Rules;

namespace Picasso.Architecture.Tests;

public sealed class FileTests
{
    private const int MaxLines = 300;

    private static readonly string[] s_binary = [".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".ico", ".woff2", ".ttf", ".heic"];

    private static readonly string[] s_code = [".cs", ".razor", ".css", ".js", ".ts", ".py", ".sh"];

    // Written in two halves, so that this file does not hold what it looks for.
    public static TheoryData<string, string> Planted => new()
    {
        { "a private key", "-----BEGIN EC " + "PRIVATE KEY-----" },
        { "a live payment key", "sk_" + "live_51Habcd" },
        { "a cloud access key", "AKIA" + "ABCDEFGHIJKLMNOP" },
        { "a token of a code host", "ghp_" + new string('a', 36) },
        { "a chat or search token", "AIza" + new string('b', 35) },
        { "a signed token", "eyJhbGciOiJFUzI1NiJ9." + "eyJzdWIiOiJzb21lYm9keSJ9.c2lnbmF0dXJlLW9mLWl0" },
        { "a password in a connection string", "Server=db;Pwd" + "=hunter2hunter2;" },
        { "a path of one machine", "see /ho" + "me/ada/picasso" },
        { "a path of one machine", "see /wo" + "rk/main" },
        { "a package registry", "https://mirror.example/nu" + "get/v3/index.json" },
    };

    [Fact]
    public void No_file_holds_secrets_or_places_of_one_machine() =>
        TextFiles().SelectMany(file => BannedText.In(file, Repository.Read(file))).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_planted_secret_is_found(string what, string text) =>
        BannedText.In("planted", $"first line\n{text}").ShouldBe([$"planted:2 holds {what}"]);

    [Fact]
    public void No_file_of_code_is_longer_than_a_reader_can_hold() =>
        Repository.WithExtension(s_code).Where(file => Lines(Repository.Read(file)) > MaxLines).ShouldBeEmpty();

    [Fact]
    public void No_code_waits_to_be_written() =>
        Repository.WithExtension(s_code).SelectMany(file => Unfinished.In(file, Repository.Read(file))).ShouldBeEmpty();

    [Theory]
    [InlineData("// TO" + "DO: later")]
    [InlineData("throw new NotImplemented" + "Exception();")]
    [InlineData("catch {" + " }")]
    [InlineData("catch (Exception)\n        {" + "\n        }")]
    public void Planted_unfinished_code_is_found(string text) => Unfinished.In("planted.cs", text).ShouldNotBeEmpty();

    private static IEnumerable<string> TextFiles() => Repository.Files.Where(file => !s_binary.Contains(Path.GetExtension(file)));

    private static int Lines(string text) => text.AsSpan().Count('\n');
}
