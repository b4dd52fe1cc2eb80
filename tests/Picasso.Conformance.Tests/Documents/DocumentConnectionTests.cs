using MongoDB.Bson;
using MongoDB.Driver;
using Picasso.DocumentStorage;

namespace Picasso.Conformance.Tests.Documents;

/// <summary>Waiting for MongoDB is bounded, and that it is away is known as what it is. None of this needs one.</summary>
public class DocumentConnectionTests
{
    [Fact]
    public void Every_wait_is_bounded_unless_the_connection_string_says_otherwise()
    {
        var usual = DocumentConnection.Read("mongodb://documents");
        foreach (var wait in new[] { usual.ServerSelectionTimeout, usual.ConnectTimeout, usual.SocketTimeout, usual.HeartbeatInterval })
            wait.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));

        var chosen = DocumentConnection.Read("mongodb://documents/?serverSelectionTimeoutMS=700&socketTimeoutMS=60000");
        (chosen.ServerSelectionTimeout, chosen.SocketTimeout).ShouldBe((TimeSpan.FromMilliseconds(700), TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_server_that_is_away_is_an_outage_and_nothing_else_is()
    {
        using var client = new MongoClient(DocumentConnection.Read("mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=200"));
        var away = await Should.ThrowAsync<Exception>(() => client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument("ping", 1)));

        new DocumentOutages().IsOutage(away).ShouldBeTrue();
        new DocumentOutages().IsOutage(new TimeoutException("of something else")).ShouldBeFalse();
        new DocumentOutages().IsOutage(new InvalidOperationException("ours")).ShouldBeFalse();
    }
}
