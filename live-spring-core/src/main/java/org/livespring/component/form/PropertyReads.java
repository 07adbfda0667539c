package org.livespring.component.form;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Finds the components of a record that one of its getters reads, in the code of the
 * record: directly, by accessors, by its other methods and by lambdas in them.
 */
final class PropertyReads extends ClassVisitor {

	private final String owner;

	/** Fields by name, and methods with descriptor, that each method uses. */
	private final Map<String, Set<String>> uses = new HashMap<>();

	private PropertyReads(Class<?> record) {
		super(SpringAsmInfo.ASM_VERSION);
		this.owner = Type.getInternalName(record);
	}

	/**
	 * The components that a property reads; none if the code of the record is missing.
	 */
	static Set<String> of(Class<?> record, String property) {
		try (InputStream code = record.getResourceAsStream(ClassUtils.getClassFileName(record))) {
			if (code == null) {
				return Set.of();
			}
			PropertyReads reads = new PropertyReads(record);
			new ClassReader(code).accept(reads, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
			Set<String> used = reads.usedBy(property);
			return Arrays.stream(record.getRecordComponents())
				.map(RecordComponent::getName)
				.filter(used::contains)
				.collect(Collectors.toCollection(LinkedHashSet::new));
		}
		catch (IOException ex) {
			return Set.of();
		}
	}

	private Set<String> usedBy(String property) {
		String name = StringUtils.capitalize(property);
		Deque<String> open = new ArrayDeque<>(this.uses.keySet()
			.stream()
			.filter((method) -> method.startsWith("is" + name + "()") || method.startsWith("get" + name + "()"))
			.toList());
		Set<String> used = new HashSet<>();
		while (!open.isEmpty()) {
			String next = open.pop();
			if (used.add(next)) {
				open.addAll(this.uses.getOrDefault(next, Set.of()));
			}
		}
		return used;
	}

	@Override
	public MethodVisitor visitMethod(int access, String name, String descriptor, @Nullable String signature,
			String @Nullable [] exceptions) {
		Set<String> used = this.uses.computeIfAbsent(name + descriptor, (method) -> new HashSet<>());
		return new MethodVisitor(SpringAsmInfo.ASM_VERSION) {

			@Override
			public void visitFieldInsn(int opcode, String type, String field, String fieldDescriptor) {
				use(type, field);
			}

			@Override
			public void visitMethodInsn(int opcode, String type, String method, String methodDescriptor,
					boolean isInterface) {
				use(type, method + methodDescriptor);
			}

			@Override
			public void visitInvokeDynamicInsn(String method, String methodDescriptor, Handle bootstrap,
					Object... arguments) {
				for (Object argument : arguments) {
					if (argument instanceof Handle handle) {
						use(handle.getOwner(), handle.getName() + handle.getDesc());
					}
				}
			}

			private void use(String type, String member) {
				if (type.equals(PropertyReads.this.owner)) {
					used.add(member);
				}
			}

		};
	}

}
