using Picasso.Kernel;
using Picasso.Pictures;
using Picasso.Pictures.Describing;

namespace Picasso.Domain.Tests.Pictures;

public class DetailsRulesTests
{
    private static readonly PictureDetails s_good = new("Dusk", "", [], "nature", "");

    private static (DomainError? Error, PictureDetails Details) Normalise(PictureDetails typed) =>
        (DetailsRules.Normalise(typed, ["nature", "other"], "other", out var details), details);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u200b\u200d")]
    [InlineData("two\nlines")]
    [InlineData("a bell\a")]
    [InlineData("a null\0")]
    [InlineData("turned \u202e round")]
    [InlineData("line\u2028separator")]
    [InlineData("\ufffd")]
    public void A_title_is_one_visible_line(string title) =>
        Normalise(s_good with { Title = title }).Error!.Reason.ShouldBe("title_invalid");

    [Fact]
    public void A_title_has_at_most_120_characters()
    {
        Normalise(s_good with { Title = new string('a', 120) }).Error.ShouldBeNull();
        Normalise(s_good with { Title = new string('a', 121) }).Error!.Reason.ShouldBe("title_invalid");
        Normalise(s_good with { Title = string.Concat(Enumerable.Repeat("🌅", 120)) }).Error.ShouldBeNull();
        Normalise(s_good with { Title = new string('a', 100_000) }).Error!.Reason.ShouldBe("title_invalid");
    }

    [Fact]
    public void Words_are_kept_as_typed()
    {
        const string Title = "<script>alert('x')</script> & \"Ünï\" 🌅";
        Normalise(s_good with { Title = $"  {Title} " }).Details.Title.ShouldBe(Title);
        Normalise(s_good with { Description = "a\r\n\tb\n\nc  d" }).Details.Description.ShouldBe("a\n\tb\n\nc  d");
    }

    [Fact]
    public void A_description_and_an_alternative_text_are_bounded()
    {
        Normalise(s_good with { Description = new string('a', 2001) }).Error!.Reason.ShouldBe("description_invalid");
        Normalise(s_good with { Description = "\u0001" }).Error!.Reason.ShouldBe("description_invalid");
        Normalise(s_good with { AltText = new string('a', 501) }).Error!.Reason.ShouldBe("alt_text_invalid");
    }

    [Fact]
    public void Tags_are_lower_case_and_distinct() =>
        Normalise(s_good with { Tags = ["Sea", "sea ", "ÄTNA", "new-york", "हिन्दी"] }).Details.Tags
            .ShouldBe(["sea", "ätna", "new-york", "हिन्दी"]);

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a,b")]
    [InlineData("---")]
    [InlineData("<b>")]
    [InlineData("0123456789012345678901234567890")]
    public void A_tag_is_letters_digits_and_hyphens(string tag) =>
        Normalise(s_good with { Tags = [tag] }).Error!.Reason.ShouldBe("tags_invalid");

    [Fact]
    public void There_are_at_most_15_tags()
    {
        var tags = Enumerable.Range(1, 16).Select(number => $"t{number}").ToList();
        Normalise(s_good with { Tags = tags }).Error!.Reason.ShouldBe("tags_invalid");
        Normalise(s_good with { Tags = [.. tags.Take(15), "t1"] }).Error.ShouldBeNull();
    }

    [Fact]
    public void A_category_is_one_of_the_contract()
    {
        Normalise(s_good with { Category = "" }).Details.Category.ShouldBe("other");
        Normalise(s_good with { Category = "Nature" }).Error!.Reason.ShouldBe("category_invalid");
    }

    [Theory]
    [InlineData("e\u0301", "é")]
    [InlineData("A\u030a", "Å")]
    [InlineData("\u212b", "Å")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("s\u0323\u0307", "\u1e69")]
    [InlineData("\u1112\u1161\u11ab", "한")]
    [InlineData("\u0958", "\u0915\u093c")]
    [InlineData("a\u0300\u0301", "à\u0301")]
    [InlineData("\u0041\u0327\u030a", "\u00c5\u0327")]
    public void One_word_typed_in_two_ways_is_one_word(string typed, string stored) =>
        Normalise(s_good with { Title = typed }).Details.Title.ShouldBe(stored);
}
