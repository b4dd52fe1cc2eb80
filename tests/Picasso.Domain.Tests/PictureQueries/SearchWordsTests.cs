using FsCheck;
using FsCheck.Fluent;
using Picasso.Pictures;
using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.Searching.Words;

namespace Picasso.Domain.Tests.PictureQueries;

/// <summary>The words by which pictures are found.</summary>
public class SearchWordsTests
{
    [Theory]
    [InlineData("harbour", "harbour", 0)]
    [InlineData("harbour", "harbuor", 1)]
    [InlineData("harbour", "harbor", 1)]
    [InlineData("harbour", "harbours", 1)]
    [InlineData("harbour", "barbour", 1)]
    [InlineData("reflection", "relfectoin", 2)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "", 3)]
    public void Edits_between_words_are_counted(string one, string other, int edits)
    {
        TypingErrors.Distance(one, other).ShouldBe(edits);
        TypingErrors.Distance(other, one).ShouldBe(edits);
    }

    /// <summary>Whatever error is made in a word of the dictionary, a key of the typed word is one of the word's.</summary>
    [Fact]
    public void Every_single_error_is_found_by_a_key()
    {
        foreach (var word in (string[])["lake", "ships", "harbour", "mountain", "reflection", "photographically"])
        {
            var keys = TypingErrors.KeysOfEntry(word).ToHashSet();
            foreach (var typed in Errors(word).Where(typed => TypingErrors.AllowedIn(typed) > 0))
                TypingErrors.KeysOfQuery(typed).ShouldContain(key => keys.Contains(key), typed);
        }
    }

    [Fact]
    public void Every_pair_of_errors_in_a_long_word_is_found_by_a_key()
    {
        var keys = TypingErrors.KeysOfEntry("reflection").ToHashSet();
        foreach (var typed in Errors("reflection").SelectMany(Errors).Distinct().Where(typed => TypingErrors.AllowedIn(typed) == 2))
            TypingErrors.KeysOfQuery(typed).ShouldContain(key => keys.Contains(key), typed);
    }

    [Theory]
    [InlineData("sun", 0)]
    [InlineData("lake", 1)]
    [InlineData("harbour", 1)]
    [InlineData("mountain", 2)]
    [InlineData("20260501", 0)]
    public void Long_words_may_have_more_errors_and_numbers_none(string word, int errors) => TypingErrors.AllowedIn(word).ShouldBe(errors);

    [Fact]
    public void The_number_of_keys_has_a_bound() => TypingErrors.KeysOfEntry(new string([.. Enumerable.Range(0, 40).Select(i => (char)('a' + (i % 26)))])).Count.ShouldBe(29);

    [Fact]
    public void A_query_has_twelve_words_at_most()
    {
        QueryWords.Of(string.Join(' ', Enumerable.Range(0, 1000).Select(i => $"w{i}"))).Count.ShouldBe(12);
        QueryWords.Of(new string('x', 10_000)).Single().Text.Length.ShouldBe(40);
    }

    [Fact]
    public void Only_the_last_word_is_unfinished() =>
        QueryWords.Of("red harb").Select(word => word.IsUnfinished).ShouldBe([false, true]);

    [Fact]
    public void Fields_add_their_points_and_a_stem_has_half()
    {
        var words = PictureWords.Of(RowOf(new PictureDetails("Boats boats", "boats", ["boats"], "other", "")));
        words["boats"].ShouldBe(new WordEntry(2 * (8 + 4 + 1), true));
        words["boat"].ShouldBe(new WordEntry(8 + 4 + 1, false));
        words.Keys.ShouldNotContain("");
    }

    /// <summary>Any text gives words of letters and digits, each of which a query for it finds.</summary>
    [Fact]
    public void Any_text_is_split_into_words_that_find_it() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
    {
        var words = PictureWords.Of(RowOf(new PictureDetails(text ?? "", "", [], "other", ""))).Keys;
        return words.All(word => word.Length > 0 && !word.Any(char.IsWhiteSpace)) && QueryWords.Of(text ?? "").All(word => words.Contains(word.Text));
    }).QuickCheckThrowOnFailure();

    private static IEnumerable<string> Errors(string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            yield return word.Remove(i, 1);
            yield return word.Insert(i, "x");
            yield return word.Remove(i, 1).Insert(i, "x");
            if (i > 0)
                yield return word.Remove(i, 1).Insert(i - 1, word[i].ToString());
        }
    }

    private static PictureRow RowOf(PictureDetails details) => new()
    {
        PictureId = "p", Sequence = 1, Position = 1, OwnerId = "o", CreatorId = "c", UploadedAt = DateTimeOffset.UnixEpoch, Details = details,
        Width = 1, Height = 1, Sha256 = "", Size = 1, MediaType = "", Placeholder = "", Previews = [],
    };
}
