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
    public async Task A_name_is_found_with_typing_errors_unless_pictures_have_the_word()
    {
        await Model.SaveAsync(
            Row(1, owner: "anna", title: "harbour"), Row(2, owner: "bob", title: "hill"), Row(3, owner: "cleo", title: "hill"),
            Row(4, owner: "dora", title: "marina"), Row(5, owner: "dora", title: "marina"), Row(6, owner: "dora", title: "marina"), Row(7, owner: "dora", title: "marina"));
        await Model.NameAsync(("anna", "Ines Amaral"), ("bob", "Bob Amarel"), ("cleo", "Alexandra Müller"), ("dora", "Dora"));
        (await Model.SearchAsync("inse amaral")).ShouldBe([1]);
        (await Model.SearchAsync("Amarall")).ShouldBe([1]);
        (await Model.SearchAsync("alexnadra muler hill")).ShouldBe([3]);
        (await Model.SearchAsync("alxandra")).ShouldBe([3]);
        (await Model.SearchAsync("bbo")).ShouldBeEmpty();
        (await Model.SearchAsync("inse hill")).ShouldBeEmpty();

        await Model.NameAsync(("anna", "Marino"), ("bob", "Bob"));
        (await Model.SearchAsync("marina")).ShouldBe([7, 6, 5, 4]);
        (await Model.SearchAsync("mari")).ShouldBe([1, 7, 6, 5, 4], ignoreOrder: true);
        (await Model.SearchAsync("amaral")).ShouldBeEmpty();
        (await Model.SearchAsync("marimo")).ShouldBe([1]);
    }

    [Fact]
    public async Task Stop_words_give_no_suggestions_and_misspelt_names_do_where_nothing_else_does()
    {
        await Model.SaveAsync(
            Row(1, owner: "anna", title: "theatre and the harbour for a friend", tags: ["the-end", "theatre"]), Row(2, owner: "bob", title: "für die Thermen das Theater"));
        await Model.NameAsync(("anna", "Ines Amaral"), ("bob", "Otto das Neves"));
        (await Suggested("th")).ShouldBe(["#the-end", "#theatre", "theater", "theatre", "thermen"]);
        (await Suggested("the")).ShouldBeEmpty();
        (await Suggested("thea")).ShouldBe(["#theatre", "theater", "theatre"]);
        (await Suggested("harbour fo")).ShouldBeEmpty();
        (await Suggested("fu")).ShouldBeEmpty();
        (await Suggested("da")).ShouldBe(["@Otto das Neves"]);
        (await Suggested("inez")).ShouldBe(["@Ines Amaral"]);
        (await Suggested("amarla")).ShouldBe(["@Ines Amaral"]);
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
    }

    // In one order: people are ordered by id.
    private async Task<List<string>> Suggested(string query) => [.. (await new Suggestions(Model).FindAsync(query, default)).Suggestions
        .Select(one => one.GoalCase switch
        {
            Suggestion.GoalOneofCase.Tag => $"#{one.Tag}",
            Suggestion.GoalOneofCase.UserId => $"@{one.DisplayName}",
            _ => one.Query,
        }).OrderBy(text => text[0] == '@').ThenBy(text => text[0] == '@' ? text : "", StringComparer.Ordinal)];

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
