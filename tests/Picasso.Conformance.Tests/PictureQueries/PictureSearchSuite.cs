using Picasso.Contracts.Pictures;
using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.Searching;
using Picasso.Pictures.Queries.Searching.Words;
using static Picasso.Conformance.Tests.PictureQueries.Samples;

namespace Picasso.Conformance.Tests.PictureQueries;

/// <summary>What every read model finds for what people type.</summary>
public abstract class PictureSearchSuite
{
    private protected abstract IPictureReadModel Model { get; }

    [Theory]
    [InlineData("Łódź, Smørrebrød, Ærø", "lodz smorrebrod aero")]
    [InlineData("Straße", "STRASSE")]
    [InlineData("Þingvellir", "thingvellir")]
    [InlineData("Đà Nẵng", "da nang")]
    [InlineData("İstanbul ışık", "istanbul isik")]
    [InlineData("Ｆｕｌｌ", "full")]
    [InlineData("Ελλάς Αθήνα", "ΕΛΛΑΣ αθηνα")]
    [InlineData("ὁδός", "οδος")]
    [InlineData("Ёлка Ґанок Їжак", "елка ганок ижак")]
    [InlineData("Қазақстан", "казакстан")]
    [InlineData("שָׁלוֹם", "שלום")]
    [InlineData("مُحَمَّد", "محمد")]
    [InlineData("co\u00ADop\u200Eera", "coopera")]
    public async Task Letters_with_marks_are_found_by_their_base_letters_and_the_other_way_round(string title, string query)
    {
        await Model.SaveAsync(Row(1, title: title), Row(2, title: query), Row(3, title: "other"));
        (await Model.SearchAsync(query)).ShouldBe([2, 1], ignoreOrder: true);
        (await Model.SearchAsync(title)).ShouldBe([2, 1], ignoreOrder: true);
    }

    [Theory]
    [InlineData("boats", "boat")]
    [InlineData("photographing", "photographs")]
    [InlineData("Häuser", "Hauses")]
    [InlineData("Zürich", "zuerich")]
    [InlineData("Blumen", "blume")]
    [InlineData("красные", "красный")]
    [InlineData("θάλασσα", "θάλασσες")]
    public async Task Forms_of_a_word_find_each_other(string one, string other)
    {
        await Model.SaveAsync(Row(1, title: one), Row(2, title: other), Row(3, title: "unlike"));
        // The word itself comes first, although the other is as prominent.
        (await Model.SearchAsync(one)).ShouldBe([1, 2]);
        (await Model.SearchAsync(other)).ShouldBe([2, 1]);
    }

    [Theory]
    [InlineData("夜の東京タワー", "東京")]
    [InlineData("夜の東京タワー", "タワー")]
    [InlineData("黒猫", "猫")]
    [InlineData("上海外滩夜景", "外滩")]
    [InlineData("서울의 밤", "서울")]
    [InlineData("ทะเลสวยงาม", "สวย")]
    [InlineData("東京 harbour", "harbour 東京")]
    public async Task Scripts_without_spaces_are_found_by_any_part(string title, string query)
    {
        await Model.SaveAsync(Row(1, title: title), Row(2, title: "京東の山"), Row(3, title: "harbour"));
        (await Model.SearchAsync(query)).ShouldBe([1]);
    }

    [Theory]
    [InlineData("harbuor")]
    [InlineData("harbor")]
    [InlineData("hharbour")]
    [InlineData("harbout")]
    [InlineData("arbour")]
    public async Task One_typing_error_in_a_word_is_forgiven(string typed)
    {
        await Model.SaveAsync(Row(1, title: "harbour"), Row(2, title: "labour"));
        (await Model.SearchAsync(typed)).ShouldBe([1]);
    }

    [Fact]
    public async Task Two_typing_errors_are_forgiven_in_long_words_only()
    {
        await Model.SaveAsync(Row(1, title: "reflection"), Row(2, title: "ships"), Row(3, title: "sun"));
        (await Model.SearchAsync("relfectoin")).ShouldBe([1]);
        (await Model.SearchAsync("reflectionss")).ShouldBe([1]);
        (await Model.SearchAsync("xxflectionz")).ShouldBeEmpty();
        (await Model.SearchAsync("shpsi")).ShouldBeEmpty();
        (await Model.SearchAsync("sum")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_typed_word_comes_before_words_that_are_like_it()
    {
        await Model.SaveAsync(Row(1, title: "lake"), Row(2, title: "bake"), Row(3, title: "lake"), Row(4, title: "lakes"));
        (await Model.SearchAsync("lake")).ShouldBe([3, 1, 4]);
        (await Model.SearchAsync("lale")).ShouldBe([3, 1, 4]);
    }

    [Fact]
    public async Task A_word_that_is_no_longer_written_is_no_longer_meant()
    {
        var row = Row(1, title: "harbour");
        await Model.SaveAsync(row, Row(2, title: "hill"));
        await Model.SaveAsync(row with { Position = 3, Details = row.Details with { Title = "hills" } });
        (await Model.SearchAsync("harbuor")).ShouldBeEmpty();
        (await Model.Index.CountAsync(["harbour", "hill", "hills"], default)).Pictures.ShouldBe(
            new Dictionary<string, long> { ["hill"] = 2, ["hills"] = 1 }, ignoreOrder: true);
        await Model.SaveAsync(row.Removed(4));
        (await Model.Index.CountAsync(["hill", "hills"], default)).Pictures.ShouldBe(new Dictionary<string, long> { ["hill"] = 1 });
        (await Model.Index.CompleteAsync("h", 9, default)).Select(word => word.Text).ShouldBe(["hill"]);
    }

    [Fact]
    public async Task People_are_found_as_creators_before_owners_and_together_with_words()
    {
        await Model.SaveAsync(
            Row(1, owner: "anna", title: "harbour"), Row(2, owner: "bob", creator: "anna", title: "hill"), Row(3, owner: "anna", creator: "bob", title: "hill"),
            Row(4, owner: "bob", title: "harbour"));
        await Model.NameAsync(("anna", "Änna Müller-Kraft"), ("bob", "Bob Müller"));
        (await Model.SearchAsync("anna muller")).ShouldBe([2, 1, 3]);
        (await Model.SearchAsync("ANNA harbour")).ShouldBe([1]);
        (await Model.SearchAsync("kraf")).ShouldBe([2, 1, 3]);
        (await Model.SearchAsync("muller harbour")).ShouldBe([4, 1]);

        await Model.NameAsync(("anna", "Cleo"), ("bob", ""));
        (await Model.SearchAsync("anna")).ShouldBeEmpty();
        (await Model.SearchAsync("bob")).ShouldBeEmpty();
        (await Model.SearchAsync("cleo hill")).ShouldBe([2, 3]);
    }

    [Fact]
    public async Task People_without_a_read_name_are_listed_until_it_is_read()
    {
        await Model.SaveAsync(Row(1, owner: "anna"), Row(2, owner: "bob", creator: "cleo"));
        string[] all = [.. new[] { "anna", "bob", "cleo" }.Select(Person).Order(StringComparer.Ordinal)];
        (await Model.Index.ListUnnamedAsync(9, default)).ShouldBe(all);
        await Model.NameAsync(("anna", "Anna"), ("bob", ""));
        (await Model.Index.ListUnnamedAsync(9, default)).ShouldBe([Person("cleo")]);
        (await Model.Index.ListPeopleAsync("", 2, default)).ShouldBe(all[..2]);
        (await Model.Index.ListPeopleAsync(all[1], 2, default)).ShouldBe(all[2..]);
        await Model.SaveAsync(Row(3, owner: "anna"));
        (await Model.Index.ListUnnamedAsync(9, default)).ShouldBe([Person("cleo")]);
    }

    [Fact]
    public async Task Words_that_say_nothing_are_not_required_unless_there_are_no_others()
    {
        await Model.SaveAsync(Row(1, title: "the harbour"), Row(2, title: "harbour"), Row(3, title: "hill", description: "the end of the road"));
        (await Model.SearchAsync("the harbour")).ShouldBe([2, 1]);
        (await Model.SearchAsync("der harbour und")).ShouldBe([2, 1]);
        (await Model.SearchAsync("of the")).ShouldBe([3]);
        (await Model.SearchAsync("photographer's")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Common_words_are_suggested_before_rare_ones_and_stems_are_not()
    {
        await Model.SaveAsync([.. Enumerable.Range(1, 9).Select(i => Row(i, title: "sunsets")), Row(20, title: "sunny"), Row(21, title: "sun")]);
        (await Model.Index.CompleteAsync("sun", 9, default)).Select(word => word.Text).ShouldBe(["sunsets", "sunny"]);
        (await Model.Index.CompleteAsync("sun", 1, default)).Select(word => word.Text).ShouldBe(["sunsets"]);
    }

    [Fact]
    public async Task What_is_being_typed_is_completed_to_tags_words_and_people()
    {
        await Model.SaveAsync(
            Row(1, owner: "anna", title: "Sunset", tags: ["sun-glow", "sünde"]), Row(2, owner: "bob", title: "sunset", description: "sunny"), Row(3, owner: "cleo"));
        await Model.NameAsync(("anna", "Sunniva Berg"), ("bob", "Bob Sunder"), ("cleo", "Cleo"));
        (await Suggested("red SUN")).ShouldBe(["#sun-glow", "red sunde", "red sunny", "red sunset", "@Bob Sunder", "@Sunniva Berg"]);
        (await Suggested("sunset")).ShouldBeEmpty();
        (await Suggested("sün")).ShouldContain("#sünde");
        foreach (var query in (string[])["s", "sun ", "", "%", "#s", "東", new string('x', 200)])
            (await Suggested(query)).ShouldBeEmpty(query);

        // In one order: people are ordered by id.
        async Task<List<string>> Suggested(string query) => [.. (await new Suggestions(Model).FindAsync(query, default)).Suggestions
            .Select(one => one.GoalCase switch
            {
                Suggestion.GoalOneofCase.Tag => $"#{one.Tag}",
                Suggestion.GoalOneofCase.UserId => $"@{one.DisplayName}",
                _ => one.Query,
            }).OrderBy(text => text[0] == '@').ThenBy(text => text[0] == '@' ? text : "", StringComparer.Ordinal)];
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(4, 7)]
    public async Task Windows_are_ranked_one_after_the_other_without_gap_or_repeat(int windowSize, int pageSize)
    {
        // The rare word in titles and descriptions, by turns; the common one in most.
        var rows = Enumerable.Range(1, 30).Select(i => Row(
            i, title: i % 3 == 0 ? "rare" : "other", description: $"{(i % 3 == 1 ? "rare " : "")}{(i % 5 != 0 ? "common" : "")}")).ToArray();
        await Model.SaveAsync(rows);
        var pages = new RankedPages(Model, windowSize);
        var at = await pages.BeginAsync(await Model.PlanAsync("common rare"), default);
        var seen = new List<long>();
        while (at is not null)
        {
            var (found, next) = await pages.ReadAsync(SearchCursor.Read(at.Write("x"), "x")!, Any, pageSize, default);
            found.Count.ShouldBeLessThanOrEqualTo(pageSize);
            seen.AddRange(found.Select(view => view.Row.Sequence));
            at = next;
            await Model.SaveAsync(Row(100 + seen.Count, title: "rare common"));
            if (at is not null)
                await pages.ResumeAsync(at, default);
        }

        var expected = rows.Where(row => row.Sequence % 3 != 2 && row.Sequence % 5 != 0).Select(row => row.Sequence).ToList();
        seen.ShouldBe(expected, ignoreOrder: true);
        var windows = seen.Chunk(windowSize).Select(window => window.Max()).ToList();
        windows.ShouldBe(windows.OrderDescending());
    }

    [Fact]
    public async Task A_filter_that_nothing_passes_ends_a_page_after_some_windows_and_the_cursor_continues()
    {
        await Model.SaveAsync([.. Enumerable.Range(1, 20).Select(i => Row(i, title: "sun", category: i == 1 ? "city" : "other"))]);
        var pages = new RankedPages(Model, windowSize: 2);
        var at = await pages.BeginAsync(await Model.PlanAsync("sun"), default);
        var (seen, calls) = (new List<long>(), 0);
        for (; at is not null; calls++)
        {
            var (found, next) = await pages.ReadAsync(at, Any with { Category = "city" }, 5, default);
            seen.AddRange(found.Select(view => view.Row.Sequence));
            at = next;
        }

        seen.ShouldBe([1]);
        calls.ShouldBe(3);
    }

    [Theory]
    [InlineData(1, 2, true, "")]
    [InlineData(3, 2, false, "")]
    [InlineData(1, 3, true, "sun")]
    [InlineData(4, 5, false, "sun sea")]
    [InlineData(100, 5, true, "sun")]
    [InlineData(100, 3, false, "sun sea")]
    public async Task By_price_every_way_of_reading_gives_one_order(int windowSize, int pageSize, bool isAscending, string query)
    {
        var rows = Enumerable.Range(1, 24).Select(i => Row(
            i, title: i % 2 == 0 ? "sun" : "sun sea", offer: i % 5 == 0 ? null : new Offer(i % 4, i % 7 == 0 ? "USD" : "EUR"))).ToArray();
        await Model.SaveAsync(rows);
        var pages = new PricedPages(Model, windowSize);
        var terms = await Model.PlanAsync(query);
        var (seen, at) = (new List<long>(), (PageKey?)PageKey.Top);
        while (at is { } after)
        {
            (var found, at) = await pages.ReadAsync(terms, Any with { Currency = "EUR" }, isAscending, after, pageSize, default);
            found.Count.ShouldBeLessThanOrEqualTo(pageSize);
            seen.AddRange(found.Select(view => view.Row.Sequence));
        }

        var offered = rows.Where(row => row.Offer?.Currency == "EUR" && (!query.Contains("sea") || row.Sequence % 2 == 1)).ToList();
        seen.ShouldBe((isAscending
            ? offered.OrderBy(row => row.Offer!.PriceMinor).ThenBy(row => row.Sequence)
            : offered.OrderByDescending(row => row.Offer!.PriceMinor).ThenByDescending(row => row.Sequence)).Select(row => row.Sequence));
    }

    [Fact]
    public async Task What_is_found_is_counted_up_to_a_bound()
    {
        await Model.SaveAsync([.. Enumerable.Range(1, 12).Select(i => Row(i, title: i % 3 == 0 ? "sun" : "sun sea", category: i < 5 ? "city" : "other"))]);
        (await Total("sun sea", 10, 20)).ShouldBe(new SearchTotal(8, false));
        (await Total("sun", 10, 20)).ShouldBe(new SearchTotal(10, true));
        (await Total("", 12, 20)).ShouldBe(new SearchTotal(12, false));
        (await Total("", 11, 20)).ShouldBe(new SearchTotal(11, true));
        (await Total("sun", 10, 20, Any with { Category = "city" })).ShouldBe(new SearchTotal(4, false));
        // Only the newest with the word are looked at.
        (await Total("sun", 10, 10, Any with { Category = "city" })).ShouldBe(new SearchTotal(2, true));

        async Task<SearchTotal> Total(string query, int most, int counted, PictureFilter? filter = null) =>
            await new SearchTotals(Model, most, counted).CountAsync(await Model.PlanAsync(query), filter ?? Any, default);
    }

    [Fact]
    public async Task A_cursor_of_ones_own_making_cannot_rank_everything()
    {
        await Model.SaveAsync([.. Enumerable.Range(1, 9).Select(i => Row(i, title: "sun"))]);
        var pages = new RankedPages(Model, windowSize: 2);
        var begun = await pages.BeginAsync(await Model.PlanAsync("sun"), default);
        (await pages.ResumeAsync(begun, default)).ShouldBe(begun);

        var made = begun with { Window = SearchWindow.All };
        var error = (await Should.ThrowAsync<Kernel.DomainException>(() => pages.ResumeAsync(made, default))).Error;
        error.Reason.ShouldBe("cursor_invalid");
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Hostile_queries_are_only_words(string query)
    {
        await Model.SaveAsync(Row(1, title: "harbour"), Row(2, title: "100% _under_ [a-z]* {$where: 1}"));
        (await Model.SearchAsync(query)).ShouldBeSubsetOf([2]);
        (await Model.SearchAsync("harbour")).ShouldBe([1]);
    }

    public static TheoryData<string> Hostile =>
    [
        "% _", "100%", ".*", "[a-z]*", "{$where: 1}", "$ne null", "'; DROP TABLE words; --", "\" OR 1=1", "@" + Person("anna"), "\0\u0001\u001b[31m1",
        "\u202E\u200F\u2066x1\u2069", "\uD800", "\uFFFD", new string('x', 10_000), string.Join(' ', Enumerable.Range(0, 1000).Select(i => $"w{i}")),
        string.Concat(Enumerable.Repeat("e\u0301\u0302\u0303", 500)), string.Concat(Enumerable.Repeat("東京", 500)),
    ];

    [Fact]
    public async Task A_query_whose_typing_errors_mean_thousands_of_words_costs_a_bounded_number()
    {
        // All begin alike, so they share the keys of typing errors; every one is two errors away from the query.
        var words = Enumerable.Range(0, 1200).Select(i => $"mountai{(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))}{(char)('a' + (i / 676))}").Distinct().ToList();
        await Model.SaveAsync([.. words.Chunk(100).Select((some, i) => Row(i + 1, title: "mountains", description: string.Join(' ', some)))]);
        (await Model.Index.FindSimilarAsync(TypingErrors.KeysOfQuery("mountaizzz"), 200, default)).Count.ShouldBe(200);
        var term = (await Model.PlanAsync("mountaizzz")).ShouldHaveSingleItem();
        term.Words.Count.ShouldBeLessThanOrEqualTo(4);
    }
}
