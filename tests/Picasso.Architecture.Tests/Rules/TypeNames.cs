using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Picasso.Architecture.Tests.Rules;

/// <summary>Which types and members the compiled code of a type names, method bodies and attributes included.</summary>
internal static class TypeNames
{
    /// <summary>Full names: types as "Namespace.Type", members as "Namespace.Type::Member".</summary>
    public static IReadOnlySet<string> NamedBy(TypeDefinition type)
    {
        var names = new HashSet<string>();
        Add(names, type.BaseType);
        foreach (var item in type.Interfaces)
            Add(names, item.InterfaceType);
        foreach (var field in type.Fields)
            Add(names, field.FieldType);
        foreach (var attribute in type.CustomAttributes)
            Add(names, attribute.AttributeType);
        foreach (var method in type.Methods)
            AddMethod(names, method);
        return names;
    }

    private static void AddMethod(HashSet<string> names, MethodDefinition method)
    {
        AddSignature(names, method);
        foreach (var attribute in method.CustomAttributes)
            Add(names, attribute.AttributeType);
        if (!method.HasBody)
            return;
        foreach (var variable in method.Body.Variables)
            Add(names, variable.VariableType);
        foreach (var instruction in method.Body.Instructions)
            AddOperand(names, instruction);
    }

    private static void AddOperand(HashSet<string> names, Instruction instruction)
    {
        switch (instruction.Operand)
        {
            case MethodReference method:
                Add(names, method.DeclaringType);
                names.Add($"{method.DeclaringType.GetElementType().FullName}::{method.Name}");
                AddSignature(names, method);
                break;
            case FieldReference field:
                Add(names, field.DeclaringType);
                Add(names, field.FieldType);
                break;
            case TypeReference type:
                Add(names, type);
                break;
        }
    }

    private static void AddSignature(HashSet<string> names, MethodReference method)
    {
        Add(names, method.ReturnType);
        foreach (var parameter in method.Parameters)
            Add(names, parameter.ParameterType);
        if (method is GenericInstanceMethod generic)
            generic.GenericArguments.ToList().ForEach(argument => Add(names, argument));
    }

    private static void Add(HashSet<string> names, TypeReference? type)
    {
        if (type is null or GenericParameter)
            return;
        if (type is GenericInstanceType generic)
            generic.GenericArguments.ToList().ForEach(argument => Add(names, argument));
        var element = type.GetElementType();
        if (element is not GenericParameter)
            names.Add(element.FullName.Replace('/', '.'));
    }
}
