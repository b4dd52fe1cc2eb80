using Microsoft.Extensions.Configuration;
using Picasso.Payments.Sharding;

namespace Picasso.Domain.Tests.Payments;

public class ShardConnectionTests
{
    [Fact]
    public void A_shard_is_found_under_its_name_and_under_the_name_of_a_variable()
    {
        var configuration = With(("payments-0", "a"), ("payments_1", "b"), ("mongodb", "c"));

        ShardConnections.Names(configuration).ShouldBe(["payments-0", "payments-1"]);
        ShardConnections.Find(configuration, "payments-0").ShouldBe("a");
        ShardConnections.Find(configuration, "payments-1").ShouldBe("b");
        ShardConnections.Find(configuration, "payments-2").ShouldBeNull();
    }

    [Fact]
    public void Two_names_of_one_shard_are_one_shard_and_the_older_name_counts()
    {
        var configuration = With(("payments_0", "new"), ("payments-0", "old"));

        ShardConnections.Names(configuration).ShouldBe(["payments-0"]);
        ShardConnections.Find(configuration, "payments-0").ShouldBe("old");
    }

    [Fact]
    public void A_blank_connection_string_is_none()
    {
        var configuration = With(("payments-0", " "), ("payments_0", "set"), ("payments_1", ""));

        ShardConnections.Names(configuration).ShouldBe(["payments-0"]);
        ShardConnections.Find(configuration, "payments-0").ShouldBe("set");
        ShardConnections.Find(configuration, "payments-1").ShouldBeNull();
    }

    [Fact]
    public void Shards_stand_in_the_order_of_their_numbers() =>
        ShardConnections.Names(With(("payments_10", "c"), ("payments_9", "b"), ("payments-0", "a")))
            .ShouldBe(["payments-0", "payments-9", "payments-10"]);

    private static IConfiguration With(params (string Name, string Value)[] strings) => new ConfigurationBuilder().AddInMemoryCollection(
        strings.ToDictionary(one => $"ConnectionStrings:{one.Name}", one => (string?)one.Value)).Build();
}
