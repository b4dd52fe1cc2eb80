using Picasso.Localization;
using Picasso.Web.Formatting;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Tests;

/// <summary>A sentence about one thing is not the sentence about many.</summary>
public class CountTextTests
{
    [Theory]
    [InlineData("en", 0, "0 photos published.")]
    [InlineData("en", 1, "1 photo published.")]
    [InlineData("en", 1_001, "1,001 photos published.")]
    [InlineData("de", 1, "1 Foto veröffentlicht.")]
    [InlineData("de", 1_001, "1.001 Fotos veröffentlicht.")]
    [InlineData("ar", 2, "نُشرت صورتان.")]
    [InlineData("ar", 3, "نُشرت 3 صور.")]
    public void A_number_has_the_form_of_its_language(string tag, int number, string expected) => SiteLanguages.Find(tag)!
        .Speak(() => Localized<SellingTexts>.Texts.Count("{0} photo published.|{0} photos published.", number)).ShouldBe(expected);

    [Theory]
    [InlineData("en", "1,250")]
    [InlineData("de", "1.250")]
    public void A_number_alone(string tag, string expected) => SiteLanguages.Find(tag)!.Speak(() => CountText.Of(1_250)).ShouldBe(expected);
}
