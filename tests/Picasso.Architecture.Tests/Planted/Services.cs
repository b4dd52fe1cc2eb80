using Aspire.Hosting.Planted;
using Microsoft.Data.Sqlite;

namespace Picasso.Reactions.Planted
{
    internal static class ServiceThatVisitsAnother
    {
        public static Type Neighbour { get; } = typeof(Users.UsersModule);
    }

    internal static class UseCaseThatSpeaksSql
    {
        public static async Task<int> HandleAsync(SqliteConnection connection)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT 1";
            return await command.ExecuteNonQueryAsync();
        }
    }

    internal static class ServiceThatKnowsTheTopology
    {
        public static Topology Topology { get; } = new();
    }
}

namespace Picasso.Web.Planted
{
    internal static class PageThatOpensAStore
    {
        public static string Render(EmbeddedStorage.DataDirectory data) => data.Path;
    }
}

namespace Aspire.Hosting.Planted
{
    internal sealed class Topology;
}
