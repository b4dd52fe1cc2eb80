using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Picasso.EmbeddedStorage;
using Picasso.Kernel;
using Picasso.Payments.Quoting;

namespace Picasso.Domain.Tests.Payments;

public sealed class QuoteSignerTests : IDisposable
{
    private static readonly OfferedQuote s_quote = new(
        Ids.From("q"), Ids.From("p"), "“Äpfel” <b>", 3, Ids.From("s"), Ids.From("b"), new Money(12_50, "EUR"), DateTimeOffset.UnixEpoch);

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-quotes-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public void A_quote_comes_back_as_it_was_signed()
    {
        var signer = Signer();
        signer.Read(signer.Sign(s_quote)).ShouldBe(s_quote);
    }

    [Fact]
    public void Any_change_of_a_token_makes_it_nothing()
    {
        var signer = Signer();
        var token = signer.Sign(s_quote);
        for (var index = 0; index < token.Length; index++)
        {
            var forged = $"{token[..index]}{(token[index] == 'x' ? 'y' : 'x')}{token[(index + 1)..]}";
            // The last character of unpadded base64 carries bits that mean nothing; another spelling of the same bytes is the same token.
            if (signer.Read(forged) is { } read)
                (index, read).ShouldBe((token.Length - 1, s_quote));
        }

        foreach (var nonsense in new[] { "", ".", "...", "q1.k1..", token + ".", token[..^5], new string('a', 10_000) })
            signer.Read(nonsense).ShouldBeNull();
    }

    [Fact]
    public void The_key_is_made_once_and_kept()
    {
        var token = Signer().Sign(s_quote);
        Signer().Read(token).ShouldBe(s_quote);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(_data.FullName, "payments-quote-keys")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_new_key_signs_while_the_old_one_still_verifies()
    {
        var (old, next) = (Key("a"), Key("b"));
        var token = Signer(old).Sign(s_quote);

        Signer(next, old).Read(token).ShouldBe(s_quote);
        Signer(next, old).Sign(s_quote).ShouldStartWith("q1.b.");
        Signer(next).Read(token).ShouldBeNull();
        Signer(Key("a")).Read(token).ShouldBeNull();
    }

    [Fact]
    public void A_key_without_an_id_has_the_id_1()
    {
        var key = Key("1");
        var token = Signer(key).Sign(s_quote);

        Signer(key["1:".Length..]).Read(token).ShouldBe(s_quote);
        Signer(key["1:".Length..]).Sign(s_quote).ShouldStartWith("q1.1.");
    }

    [Fact]
    public void Two_keys_of_one_id_are_refused() => Should.Throw<InvalidOperationException>(() => Signer(Key("a"), Key("a")));

    [Theory]
    [InlineData("a")]
    [InlineData(":AAAA")]
    [InlineData("a:short")]
    [InlineData("a:AAAA")]
    public void What_is_not_a_key_is_refused(string line) => Should.Throw<InvalidOperationException>(() => Signer(line));

    private static string Key(string id) => $"{id}:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";

    private QuoteSigner Signer(params List<string> keys) =>
        new(new QuoteKeys(Options.Create(new PaymentsOptions { QuoteKeys = keys }), new DataDirectory(_data.FullName)));
}
