using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using MongoDB.Bson;
using MongoDB.Bson.Serialization.Attributes;
using MongoDB.Driver;

namespace Picasso.DocumentStorage.Protecting;

/// <summary>The framework's data-protection keys as documents, the same for every process on every machine.</summary>
internal sealed class MongoXmlRepository(DocumentDatabases databases) : IXmlRepository
{
    private readonly IMongoCollection<KeyDocument> _keys = databases.Of("protection").GetCollection<KeyDocument>("keys");

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. _keys.Find(FilterDefinition<KeyDocument>.Empty).SortBy(key => key.Id).ToEnumerable().Select(key => XElement.Parse(key.Xml))];

    public void StoreElement(XElement element, string friendlyName) =>
        _keys.InsertOne(new KeyDocument { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });

    [BsonIgnoreExtraElements]
    private sealed class KeyDocument
    {
        [BsonId]
        public ObjectId Id { get; set; }

        [BsonElement("name")]
        public string Name { get; set; } = "";

        [BsonElement("xml")]
        public string Xml { get; set; } = "";
    }
}
