using Picasso.Kernel;
using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.Searching;

namespace Picasso.Domain.Tests.PictureQueries;

public class SearchCursorTests
{
    private static readonly SearchTerm s_term = new([new("harbour", 100), new("@" + Guid.Empty, 40), new("東京", 1)], 20_000);

    [Fact]
    public void A_search_comes_back_as_it_went()
    {
        var cursor = Of(s_term, s_term with { Weight = 1 });
        var read = SearchCursor.Read(cursor.Write("scope"), "scope")!;
        (read.Window, read.Key).ShouldBe((cursor.Window, cursor.Key));
        read.Terms.Select(term => (term.Weight, string.Join(',', term.Words))).ShouldBe(
            cursor.Terms.Select(term => (term.Weight, string.Join(',', term.Words))));
    }

    [Fact]
    public void A_cursor_of_ones_own_making_is_refused_when_it_would_cost_more_than_a_search()
    {
        var word = s_term.Words[0];
        SearchCursor[] made =
        [
            Of(), Of([.. Enumerable.Repeat(s_term, 13)]), Of(s_term with { Words = [] }), Of(s_term with { Words = [.. Enumerable.Repeat(word, 31)] }),
            Of(s_term with { Weight = int.MaxValue }), Of(s_term with { Weight = -1 }), Of(s_term with { Words = [word with { Quality = 101 }] }),
            Of(s_term with { Words = [word with { Quality = -1 }] }), Of(s_term with { Words = [word with { Text = "two words" }] }),
        ];
        foreach (var cursor in made)
            Should.Throw<DomainException>(() => SearchCursor.Read(cursor.Write("scope"), "scope")).Error.Reason.ShouldBe("cursor_invalid");
    }

    private static SearchCursor Of(params SearchTerm[] terms) => new(terms, new SearchWindow(5, 9), new PageKey(7, 8));
}
