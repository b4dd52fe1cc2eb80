using Microsoft.Data.Sqlite;
using Picasso.Standalone;
using Picasso.Testing;

namespace Picasso.Standalone.Tests;

/// <summary>The operator's command: shards are shown, added and filled without a service that runs.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class ShardsVerbTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-shards-");

    [Fact]
    public async Task A_shard_is_added_with_its_share_and_single_buckets_go_where_they_are_sent()
    {
        (await RunAsync()).ShouldBe((0, "  512 payments-0\n  512 payments-1\n", ""));

        (await RunAsync("add", "payments-2", "--empty")).Output.ShouldContain("    0 payments-2");
        (await RunAsync("move", "payments-2", "0", "2")).Output.ShouldBe("  509 payments-0\n  512 payments-1\n    3 payments-2\n");

        (await RunAsync()).Output.ShouldContain("    3 payments-2", Case.Sensitive, "another process learns of it from the ownership rows");
    }

    [Theory]
    [InlineData("A shard's name is made of letters, digits and '-'.", "add", "../payments")]
    [InlineData("Buckets go from 0 to 1023.", "move", "payments-1", "5", "1024")]
    public async Task What_cannot_be_done_is_refused_in_a_sentence_and_changes_nothing(string because, params string[] arguments)
    {
        var before = await RunAsync();

        var refused = await RunAsync(arguments);

        (refused.Code, refused.Error.Trim()).ShouldBe((1, because));
        (await RunAsync()).ShouldBe(before);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) => Verb.RunAsync(Sharding.CreateCommand(), _data, arguments);
}
