using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Picasso.EventSourcing.Quarantining;

namespace Picasso.DocumentStorage.Quarantining;

/// <summary>Chooses the store of a service's quarantine.</summary>
public static class QuarantineExtensions
{
    /// <summary>The service's database on MongoDB where it is configured; otherwise null, which means the data directory.</summary>
    public static Func<IServiceProvider, IQuarantine>? Quarantine(this IHostApplicationBuilder builder, string service) =>
        builder.HasDocuments() ? provider => new MongoQuarantine(provider.GetRequiredService<DocumentDatabases>(), service) : null;
}
