using FsCheck;
using FsCheck.Fluent;
using Picasso.Kernel;

namespace Picasso.Domain.Tests.Kernel;

public sealed class UnicodeTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("\u212B", "\u00C5")] // ANGSTROM SIGN is the letter
    [InlineData("s\u0323\u0307", "\u1E69")]
    [InlineData("s\u0307\u0323", "\u1E69")] // marks come in canonical order first
    [InlineData("a\u0315\u0300\u05AE\u0062", "\u00E0\u05AE\u0315b")] // from the standard's own test file
    [InlineData("\u0958", "\u0915\u093C")] // excluded from composition
    [InlineData("\u1100\u1161\u11A8", "\uAC01")] // Hangul composes by arithmetic
    [InlineData("\uAC00\u11A7", "\uAC00\u11A7")] // the filler before the first trailing consonant is none
    [InlineData("\U0001D15E", "\U0001D157\U0001D165")]
    [InlineData("\U0001F469\u200D\U0001F3A8", "\U0001F469\u200D\U0001F3A8")]
    public void Text_is_composed_as_the_standard_says(string typed, string normal) => UnicodeText.ToNfc(typed).ShouldBe(normal);

    [Fact]
    public void Half_a_surrogate_pair_is_replaced() => UnicodeText.ToNfc("é\uD800").ShouldBe("é\uFFFD");

    [Fact]
    public void Normalizing_twice_is_normalizing_once()
    {
        var marked = Gen.Elements("a", "e\u0301", "\u0323", "\u0307", "\u1100", "\u1161", "\u11A8", "\u0958", "\u00C5", "z");
        var texts = marked.ArrayOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(texts, text => UnicodeText.ToNfc(UnicodeText.ToNfc(text)) == UnicodeText.ToNfc(text)).QuickCheckThrowOnFailure();
    }
}
