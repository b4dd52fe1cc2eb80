using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using MongoDB.Driver;
using Picasso.Background;
using Picasso.Contracts;
using Picasso.Kernel;

namespace Picasso.DocumentStorage;

/// <summary>Registers MongoDB in a process.</summary>
public static class DocumentStorageExtensions
{
    /// <summary>Configuration key of the prefix of database names, so that several systems can share a server.</summary>
    public const string PrefixKey = "Picasso:Documents:Prefix";

    /// <summary>Whether MongoDB is configured: its connection string is set.</summary>
    public static bool HasDocuments(this IHostApplicationBuilder builder) =>
        !string.IsNullOrWhiteSpace(builder.Configuration.GetConnectionString(ResourceNames.MongoDb));

    /// <summary>
    /// Adds <see cref="DocumentDatabases"/> over the process's <see cref="IMongoClient"/>: the one that a client integration has registered, else one
    /// made from the connection string. Calling it again changes nothing.
    /// </summary>
    /// <exception cref="InvalidConfigurationException">The connection string is invalid.</exception>
    public static IHostApplicationBuilder AddDocuments(this IHostApplicationBuilder builder)
    {
        if (builder.Services.All(service => service.ServiceType != typeof(IMongoClient)))
            AddClient(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ITransientFaultDetector, DocumentOutages>());
        var prefix = builder.Configuration[PrefixKey] ?? DocumentDatabases.UsualPrefix;
        builder.Services.TryAddSingleton(provider => new DocumentDatabases(provider.GetRequiredService<IMongoClient>()) { Prefix = prefix });
        return builder;
    }

    private static void AddClient(IHostApplicationBuilder builder)
    {
        var settings = DocumentConnection.Read(builder.Configuration.GetConnectionString(ResourceNames.MongoDb) ?? "");
        builder.Services.AddSingleton<IMongoClient>(_ => new MongoClient(settings));
        builder.Services.AddHealthChecks().AddCheck<DocumentHealthCheck>(DocumentHealthCheck.Name);
    }

    /// <summary>Registers the preparation of a store's schema before the process serves.</summary>
    public static IHostApplicationBuilder AddDocumentSchema<TSchema>(this IHostApplicationBuilder builder)
        where TSchema : class, IDocumentSchema
    {
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IDocumentSchema, TSchema>());
        builder.Services.AddEnginePreparation<DocumentPreparation>();
        return builder;
    }
}
