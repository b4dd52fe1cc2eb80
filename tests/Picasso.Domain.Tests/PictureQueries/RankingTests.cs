using Picasso.Testing.Words;
using Picasso.Pictures.Queries.Downloading;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Domain.Tests.PictureQueries;

public class RankingTests
{
    private static readonly DateTimeOffset s_day = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void More_likes_are_more_popular() =>
        Enumerable.Range(0, 50).Select(likes => Popularity.ScoreOf(likes, s_day)).ShouldBeInOrder(SortDirection.Ascending);

    [Fact]
    public void Ten_times_the_likes_outweigh_thirty_days()
    {
        Popularity.ScoreOf(1_100, s_day).ShouldBeGreaterThan(Popularity.ScoreOf(100, s_day.AddDays(30)));
        Popularity.ScoreOf(900, s_day).ShouldBeLessThan(Popularity.ScoreOf(100, s_day.AddDays(30)));
    }

    [Fact]
    public void A_rare_word_says_more_and_every_word_says_something()
    {
        Rarity.WeightOf(1000, 3).ShouldBeGreaterThan(Rarity.WeightOf(1000, 300));
        Rarity.WeightOf(1000, 1000).ShouldBeGreaterThan(0);
        Rarity.WeightOf(0, 5000).ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("Harbour at dawn", "image/jpeg", "Harbour-at-dawn.jpg")]
    [InlineData("../../etc/passwd", "image/png", "etc-passwd.png")]
    [InlineData("a\r\nSet-Cookie: x\"", "image/webp", "a-Set-Cookie-x.webp")]
    [InlineData("Zürich 2", "image/avif", "Zürich-2.avif")]
    [InlineData("???", "image/tiff", "picture.tiff")]
    [InlineData("con", "image/gif", "picture-con.gif")]
    [InlineData("com1", "application/x", "picture-com1.bin")]
    public void A_file_name_is_safe_everywhere(string title, string mediaType, string name) =>
        FileNames.For(title, mediaType).ShouldBe(name);

    public static TheoryData<string, string> Written => [.. Languages.All.Select(language => (language.Title, language.Words))];

    [Theory]
    [MemberData(nameof(Written))]
    public void A_file_name_keeps_letters_and_marks_of_every_script(string title, string words) =>
        FileNames.For(title, "image/jpeg").ShouldBe((words.Length == 0 ? "picture" : words) + ".jpg");

    [Theory]
    [InlineData("𠀀")]
    [InlineData("காலை")]
    [InlineData("e\u0301")]
    public void A_file_name_fits_every_file_system(string letters)
    {
        var name = FileNames.For(string.Concat(Enumerable.Repeat(letters, 120)), "image/jpeg");
        System.Text.Encoding.UTF8.GetByteCount(name).ShouldBeLessThanOrEqualTo(204);
        name.ShouldNotContain('\uFFFD');
    }

    [Fact]
    public void Prices_follow_each_other_within_a_currency_and_currencies_by_their_code()
    {
        Offer?[] ordered = [new(5, "CHF"), new(99_999_999, "EUR"), new(5, "EUR"), new(0, "EUR"), new(7_000, "JPY"), new(1, "USD"), null];

        ordered.Select(PriceOrder.RankOf).ShouldBeInOrder(SortDirection.Descending);
        ordered.Select(PriceOrder.RankOf).ShouldBeUnique();
        PriceOrder.RankOf(null).ShouldBe(PriceOrder.None);
    }
}
