using Mono.Cecil;

namespace Picasso.Architecture.Tests.Rules;

/// <summary>The doors that do not exist (docs: the house).</summary>
internal static class DependencyRules
{
    private const string Pictures = "Picasso.Pictures";

    // By assembly: the domain of Payments shares its namespaces with the service around it.
    private static readonly string[] s_domains = [Pictures, "Picasso.Payments.Domain"];

    private static readonly string[] s_plantedDomains = [$"{Pictures}.Planted", "Picasso.Payments.Planted"];

    // What a purchase and other services say to each other, and the states that the contract publishes: data without behaviour.
    private static readonly string[] s_messages = ["Picasso.Contracts.Bus.", "Picasso.Contracts.Payments.PurchaseState"];

    // Texts are resources of the assembly itself.
    private static readonly string[] s_texts = ["Microsoft.Extensions.Localization.IStringLocalizer", "Microsoft.Extensions.Localization.LocalizedString"];

    private static readonly string[] s_rooms = ["Users", "Pictures", "Payments", "Reactions", "Messages", "Web"];

    // System.IO is not listed whole: reading bytes that one was handed is no I/O of one's own.
    private static readonly string[] s_io =
    [
        "System.IO.File", "System.IO.Directory", "System.IO.Path", "System.Net.", "System.Data.", "System.Console",
        "System.Diagnostics.Process", "System.Threading.Thread::", "System.Threading.Timer", "Microsoft.", "MassTransit.", "Grpc.",
        "Google.", "Dapper.", "Minio.", "NetVips.", "MailKit.", "Stripe.", "Picasso.Contracts.", "Picasso.EmbeddedStorage.", "Picasso.DocumentStorage.",
        "Picasso.ObjectStorage.", "Picasso.Mail.IMailer", "Picasso.Mail.Delivery.", "Picasso.ServiceDefaults.",
        "Picasso.EventSourcing.IEventStore", "Picasso.EventSourcing.Sqlite.", "Picasso.OptionsValidation.",
    ];

    // An iterator that the compiler writes asks which thread it runs on.
    private const string CompilersOwn = "System.Environment::get_CurrentManagedThreadId";

    private static readonly string[] s_chance =
        ["System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Random", "System.Guid::NewGuid", "System.Environment::"];

    private static readonly string[] s_drivers =
    [
        "Microsoft.Data.Sqlite.", "Dapper.", "Microsoft.EntityFrameworkCore.Sqlite", "MySqlConnector.", "Pomelo.", "MongoDB.", "Minio.",
        "MailKit.", "Stripe.", "RabbitMQ.", "EventStore.Client.",
    ];

    // Entity Framework itself is the port of Payments: which database stands behind it, its providers alone know.
    private const string RelationalPort = "Microsoft.EntityFrameworkCore.";

    // An adapter says what it adapts: in its own name or in its folder's. The sandbox stands for another company, with books of its own.
    private static readonly string[] s_technologies =
        ["Sqlite", "EntityFramework", "MySql", "Mongo", "S3", "Minio", "Smtp", "Stripe", "Sandbox", "RabbitMq", "EventStoreDb"];

    private static readonly string[] s_stores =
        ["Picasso.EmbeddedStorage.", "Picasso.DocumentStorage.", "Picasso.EventSourcing.", "Picasso.ObjectStorage.", "Picasso.Mail.", RelationalPort, .. s_drivers];

    public static DependencyRule DomainReachesNoIo { get; } = new(
        "The domain reaches no I/O", IsDomain,
        (type, name) => StartsWithAny(name, s_io) && !StartsWithAny(name, s_texts) && !IsAttribute(name) && !(RoomOf(type.FullName) == "Payments" && StartsWithAny(name, s_messages)));

    public static DependencyRule DomainKnowsNoClockAndNoChance { get; } = new(
        "Clock, ids and chance arrive in the domain as data", IsDomain, (_, name) => StartsWithAny(name, s_chance) && name != CompilersOwn);

    public static DependencyRule ServicesMeetInContractsOnly { get; } = new(
        "A service reaches another only through Contracts", type => RoomOf(type.FullName) is not null,
        (type, name) => RoomOf(name) is { } other && other != RoomOf(type.FullName) && !IsSharedDomain(type, name));

    public static DependencyRule OnlyAdaptersNameADriver { get; } = new(
        "Only adapters name a driver", type => IsOurs(type) && !IsAdapter(type) && !IsComposition(type),
        (_, name) => StartsWithAny(name, s_drivers));

    public static DependencyRule TheWebNamesNoStore { get; } = new(
        "The web names no store", type => RoomOf(type.FullName) == "Web", (_, name) => StartsWithAny(name, s_stores));

    public static DependencyRule OnlyTheAppHostNamesAspire { get; } = new(
        "Only the AppHost names Aspire.Hosting", type => IsOurs(type) && !IsIn(type.FullName, "Picasso.AppHost"),
        (_, name) => IsIn(name, "Aspire.Hosting"));

    public static IReadOnlyList<DependencyRule> All { get; } =
    [
        DomainReachesNoIo, DomainKnowsNoClockAndNoChance, ServicesMeetInContractsOnly, OnlyAdaptersNameADriver, TheWebNamesNoStore,
        OnlyTheAppHostNamesAspire,
    ];

    /// <summary>The assemblies of the domain.</summary>
    public static IReadOnlyList<string> Domains => s_domains;

    private static bool IsOurs(TypeDefinition type) => IsIn(type.FullName, "Picasso") && !IsIn(type.FullName, "Picasso.Architecture");

    private static bool IsDomain(TypeDefinition type) =>
        s_domains.Contains(type.Module.Assembly.Name.Name) || s_plantedDomains.Any(planted => IsIn(type.FullName, planted));

    private static bool IsAdapter(TypeDefinition type) =>
        IsIn(type.FullName, "Picasso.EmbeddedStorage") || IsIn(type.FullName, "Picasso.DocumentStorage") || StartsWithAny(type.Name, s_technologies)
        || type.Namespace.Split('.').Any(segment => s_technologies.Contains(segment));

    // The module of a room chooses its engines, and so does the extension that adds shared infrastructure.
    private static bool IsComposition(TypeDefinition type) =>
        type.Name.EndsWith("Module", StringComparison.Ordinal) || type.Name.EndsWith("Extensions", StringComparison.Ordinal);

    private static bool IsSharedDomain(TypeDefinition type, string name) => RoomOf(type.FullName) == "Pictures" && IsIn(name, Pictures);

    private static string? RoomOf(string name) => s_rooms.FirstOrDefault(room => IsIn(name, $"Picasso.{room}"));

    private static bool IsIn(string name, string room) => name == room || name.StartsWith($"{room}.", StringComparison.Ordinal);

    private static bool IsAttribute(string name) => name.EndsWith("Attribute", StringComparison.Ordinal)
        || name.EndsWith("Attribute::.ctor", StringComparison.Ordinal);

    private static bool StartsWithAny(string name, string[] prefixes) =>
        prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
